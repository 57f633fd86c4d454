/** Enters one figure, which then waits for another person. */
import { addMonths, formatDate, localDate } from '@waymark/domain';
import { useRef, useState, type FormEvent } from 'react';
import { EnterObservationDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage, usePick, type Localised } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Checkboxes, DateInput, Select, TextInput } from '../../ui/fields.tsx';
import { readDateParts } from '../actions/date-parts.ts';
import { ChildCheck } from '../evidence/child-check.tsx';
import { problemsOf } from './observation-problems.ts';
import { useObservationWords } from './observation-words.ts';
import type { WindowName } from './own-series.ts';

export interface EnterableIndicator {
  code: string;
  windows: readonly WindowName[];
  versions: readonly { version: string; numerator: Localised; denominator: Localised; steps: boolean }[];
}

const PREFIX = 'observation';
/** Ten years of quarters to choose from; a file may go further back. */
const QUARTERS = 40;

/** First days of quarters that have begun, the latest first. */
function quarterStarts(today: string): string[] {
  const [year = '', month = '1'] = today.split('-');
  const start = `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return Array.from({ length: QUARTERS }, (_, index) => addMonths(start, -3 * (index + 1)));
}

export function ObservationForm({ indicator, onDone }: { indicator: EnterableIndicator; onDone: (message: string) => void }) {
  const t = useObservationWords();
  const pick = usePick();
  const language = useLanguage();
  const mutation = useApiMutation(EnterObservationDocument);
  const form = useRef<HTMLFormElement>(null);
  const { code, windows, versions } = indicator;
  const [version, setVersion] = useState(versions.at(-1)?.version ?? '');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const current = versions.find((one) => one.version === version);
  const id = (field: string): string => `${PREFIX}-${field}`;
  const problemOf = (field: string) => problems.find((problem) => problem.field === id(field))?.text;

  const send = async (data: FormData): Promise<readonly FormProblem[]> => {
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const asAt = readDateParts({ day: text('as-at-day'), month: text('as-at-month'), year: text('as-at-year') });
    const found: FormProblem[] = [];
    const count = (field: string, needed = true): number | null => {
      const typed = text(field).replaceAll(',', '');
      if (typed === '' && !needed) return null;
      if (!/^\d{1,8}$/.test(typed)) found.push({ field: id(field), text: t('problem.notACount') });
      return Number(typed);
    };
    const [numerator, denominator] = [count('numerator'), count('denominator')];
    const [offered, attended] = current?.steps ? [count('offered', false), count('attended', false)] : [null, null];
    const source = text('source');
    if (source === '') found.push({ field: id('source'), text: t('problem.textMissing') });
    if (typeof asAt === 'string') found.push({ field: id('asAt'), text: t('problem.notADate') });
    if (found.length > 0 || typeof asAt === 'string') return found;
    try {
      const { enterObservation } = await mutation.mutateAsync({
        input: {
          indicator: code, definitionVersion: version, window: (text('window') || windows[0]) as WindowName, periodStart: text('periodStart'), numerator: numerator ?? 0, denominator: denominator ?? 0, offered, attended,
          source, asAt: asAt.date, estimated: data.get('estimated') === 'yes', noChildNamed: data.get('noChildNamed') === 'yes',
        },
      });
      if (enterObservation.__typename === 'Refused') return problemsOf(t, PREFIX, enterObservation.reasons);
      if (enterObservation.__typename === 'NotFound') return [{ text: t('problem.failed') }];
      form.current?.reset();
      onDone(t('done.entered'));
      return [];
    } catch {
      return [{ text: t('problem.failed') }];
    }
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!mutation.isPending) setProblems(await send(new FormData(event.currentTarget)));
  };

  const starts = quarterStarts(localDate(new Date().toISOString()));
  return (
    <>
      <ErrorSummary problems={problems} />
      <form className="wm-form" ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <Select id={id('definitionVersion')} name="version" label={t('form.version')} hint={t('form.versionHint')} error={problemOf('definitionVersion')} value={version} onChange={(event) => setVersion(event.currentTarget.value)} choices={[...versions].reverse().map((one) => ({ value: one.version, label: one.version }))} />
        <Select id={id('window')} name="window" label={t('form.window')} error={problemOf('window')} choices={windows.map((window) => ({ value: window, label: t(`window.${window}`) }))} />
        <Select id={id('periodStart')} name="periodStart" label={t('form.start')} error={problemOf('periodStart')} choices={starts.map((start) => ({ value: start, label: formatDate(start, language) }))} />
        <TextInput id={id('numerator')} name="numerator" label={t('form.numerator')} hint={current && pick(current.numerator)} error={problemOf('numerator')} width="10" inputMode="numeric" autoComplete="off" />
        <TextInput id={id('denominator')} name="denominator" label={t('form.denominator')} hint={current && pick(current.denominator)} error={problemOf('denominator')} width="10" inputMode="numeric" autoComplete="off" />
        {current?.steps ? (
          <>
            <TextInput id={id('offered')} name="offered" label={t('form.offered')} hint={t('form.offeredHint')} error={problemOf('offered')} width="10" inputMode="numeric" autoComplete="off" />
            <TextInput id={id('attended')} name="attended" label={t('form.attended')} error={problemOf('attended')} width="10" inputMode="numeric" autoComplete="off" />
          </>
        ) : null}
        <TextInput id={id('source')} name="source" label={t('form.source')} hint={t('form.sourceHint')} error={problemOf('source')} autoComplete="off" />
        <DateInput id={id('asAt')} name="as-at" label={t('form.asAt')} hint={t('form.asAtHint')} error={problemOf('asAt')} />
        <Checkboxes id={id('estimated')} name="estimated" label={t('form.estimated')} small choices={[{ value: 'yes', label: t('form.estimatedYes') }]} />
        {problemOf('checked') ? <ChildCheck id={id('checked')} error={problemOf('checked')} /> : null}
        <Button busy={mutation.isPending}>{t('form.enter')}</Button>
      </form>
    </>
  );
}
