/** From when the rules count: now or from a date, and whether people are told of the first change. */
import { useState, type FormEvent } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import { Checkboxes, DateInput, Radios } from '../../../ui/fields.tsx';
import { readDateParts } from '../../actions/date-parts.ts';
import { useRuleWords } from '../rules-words.ts';

export interface Schedule {
  /** Null for now. */
  date: string | null;
  notify: boolean;
}

export interface ScheduleFormProps {
  busy: boolean;
  onSchedule: (schedule: Schedule) => void;
  onProblems: (problems: readonly FormProblem[]) => void;
}

export function ScheduleForm({ busy, onSchedule, onProblems }: ScheduleFormProps) {
  const t = useRuleWords();
  const [when, setWhen] = useState<string>('');
  const [error, setError] = useState<{ field: 'schedule' | 'schedule-date'; text: string } | null>(null);

  const refuse = (field: 'schedule' | 'schedule-date', text: string) => {
    setError({ field, text });
    onProblems([{ field, text }]);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => (form.get(name) as string | null) ?? '';
    const notify = form.get('notify') !== null;
    if (when === '') return refuse('schedule', t('scheduleProblem.choose'));
    if (when === 'now') return onSchedule({ date: null, notify });
    const read = readDateParts({ day: text('from-day'), month: text('from-month'), year: text('from-year') });
    if (typeof read === 'string') return refuse('schedule-date', t(`scheduleProblem.${read}`));
    setError(null);
    onSchedule({ date: read.date, notify });
  };
  return (
    <form onSubmit={submit} noValidate className="wm-form">
      <Radios
        id="schedule"
        name="when"
        label={t('steps.schedule')}
        error={error?.field === 'schedule' ? error.text : undefined}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'now', label: t('steps.scheduleNow'), hint: t('steps.scheduleNowHint') },
          { value: 'date', label: t('steps.scheduleDate') },
        ]}
      />
      {when === 'date' ? <DateInput id="schedule-date" name="from" label={t('steps.date')} hint={t('steps.dateHint')} error={error?.field === 'schedule-date' ? error.text : undefined} /> : null}
      <Checkboxes id="schedule-notify" name="notify" label={t('steps.notify')} hint={t('steps.notifyHint')} choices={[{ value: 'yes', label: t('steps.notifyChoice') }]} small />
      <Button busy={busy}>{t('steps.scheduleButton')}</Button>
    </form>
  );
}
