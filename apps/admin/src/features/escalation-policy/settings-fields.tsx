/** The settings of the draft: each a plain sentence that is so or not, with its numbers. */
import type { Issue } from '@waymark/domain';
import type { ReactNode } from 'react';
import { Select, TextInput } from '../../ui/fields.tsx';
import { Standing } from './ladder.tsx';
import { typed, type EditedDuration, type EditedPolicy } from './policy-document.ts';
import { groupBys, groupingOf } from './policy-sentences.ts';
import { usePolicyWords } from './policy-words.ts';
import { UnitSelect, useFaultsAt } from './step-card.tsx';

export interface SettingsFieldsProps {
  policy: EditedPolicy;
  issues: readonly Issue[];
  onChange: (policy: EditedPolicy, about?: string) => void;
}

const days = (amount: number): EditedDuration => ({ amount, unit: 'workingDay' });

export function SettingsFields({ policy, issues, onChange }: SettingsFieldsProps) {
  const t = usePolicyWords();
  const faultAt = useFaultsAt(issues);
  const { repeat = null, acknowledgement = null, snooze = null, quietHours = null, workingDaysOnly = true, keepFor = null, stopAfter = null, name } = policy;
  const set = (part: Partial<EditedPolicy>, about?: string) => onChange({ ...policy, ...part }, about);
  const duration = (id: string, label: string, value: EditedDuration, path: string, change: (value: EditedDuration, about?: string) => void) => (
    <DurationFields key={id} id={id} label={label} value={value} amountError={faultAt(`${path}/amount`)} unitError={faultAt(`${path}/unit`)} onChange={change} />
  );
  const number = (id: string, label: string, value: number | string, path: string, change: (value: number | string) => void) => (
    <TextInput id={id} name={id} width="4" inputMode="numeric" label={label} value={String(value)} error={faultAt(path)} onChange={(event) => change(typed(event.target.value))} />
  );
  return (
    <section aria-labelledby="settings">
      <h2 className="wm-heading" id="settings">
        {t('settings.heading')}
      </h2>
      <Setting id="repeat" label={t('settings.repeat')} off={t('settings.repeatOff')} on={repeat !== null} onToggle={(on) => set({ repeat: on ? { every: days(20), max: 2 } : null })}>
        {repeat ? (
          <>
            {duration('repeat-every', t('settings.repeatEvery'), repeat.every, 'repeat/every', (every, about) => set({ repeat: { ...repeat, every } }, about))}
            {number('repeat-max', t('settings.repeatMax'), repeat.max, 'repeat/max', (max) => set({ repeat: { ...repeat, max } }, 'repeat max'))}
          </>
        ) : null}
      </Setting>
      <Setting id="acknowledgement" label={t('settings.acknowledgement')} off={t('settings.acknowledgementOff')} on={acknowledgement !== null} onToggle={(on) => set({ acknowledgement: on ? { timeout: days(10) } : null })}>
        {acknowledgement ? duration('acknowledgement-timeout', t('settings.acknowledgementAfter'), acknowledgement.timeout, 'acknowledgement/timeout', (timeout, about) => set({ acknowledgement: { timeout } }, about)) : null}
      </Setting>
      <Setting id="snooze" label={t('settings.snooze')} off={t('settings.snoozeOff')} on={snooze !== null} onToggle={(on) => set({ snooze: on ? { longest: days(10), reasonRequired: true, times: 2 } : null })}>
        {snooze ? (
          <>
            {duration('snooze-longest', t('settings.snoozeLongest'), snooze.longest, 'snooze/longest', (longest, about) => set({ snooze: { ...snooze, longest } }, about))}
            {number('snooze-times', t('settings.snoozeTimes'), snooze.times ?? 1, 'snooze/times', (times) => set({ snooze: { ...snooze, times } }, 'snooze times'))}
            <Toggle id="snooze-reason" label={t('settings.snoozeReasonRequired')} on={snooze.reasonRequired ?? true} onToggle={(reasonRequired) => set({ snooze: { ...snooze, reasonRequired } })} />
          </>
        ) : null}
      </Setting>
      <Setting id="quiet" label={t('settings.quietHours')} off={t('settings.quietHoursOff')} on={quietHours !== null} onToggle={(on) => set({ quietHours: on ? { from: '18:00', to: '08:00' } : null })}>
        {quietHours
          ? (['from', 'to'] as const).map((end) => (
              <TextInput
                key={end} id={`quiet-${end}`} name={`quiet-${end}`} width="4" label={t(end === 'from' ? 'settings.quietFrom' : 'settings.quietTo')} hint={t('settings.timeHint')} value={quietHours[end]}
                error={faultAt(`quietHours/${end}`) ?? (end === 'to' ? issues.some(({ path }) => path === 'quietHours') ? faultAt('quietHours') : undefined : undefined)}
                onChange={(event) => set({ quietHours: { ...quietHours, [end]: event.target.value } }, `quiet ${end}`)}
              />
            ))
          : null}
      </Setting>
      <Setting id="working-days" label={t('settings.workingDaysOnly')} off={t('settings.workingDaysOff')} on={workingDaysOnly} onToggle={(on) => set({ workingDaysOnly: on })} />
      <Setting id="keep-for" label={t('settings.keepFor')} off={t('settings.keepForOff')} on={keepFor !== null} onToggle={(on) => set({ keepFor: on ? days(1) : null })}>
        {keepFor ? duration('keep-for-within', t('settings.keepForWithin'), keepFor, 'keepFor', (value, about) => set({ keepFor: value }, about)) : null}
      </Setting>
      <Setting id="stop-after" label={t('settings.stopAfter')} off={t('settings.stopAfterOff')} on={stopAfter !== null} onToggle={(on) => set({ stopAfter: on ? days(120) : null })}>
        {stopAfter ? duration('stop-after-amount-of', t('settings.stopAfterAfter'), stopAfter, 'stopAfter', (value, about) => set({ stopAfter: value }, about)) : null}
      </Setting>
      <Select
        id="grouping" name="grouping" label={t('settings.grouping')} value={groupingOf(policy)} error={faultAt('groupBy')}
        choices={(['none', 'day', 'plan', 'step', 'planstep'] as const).map((value) => ({ value, label: t(`settings.grouping_${value}` as 'settings.grouping_none') }))}
        onChange={(event) => set({ groupBy: groupBys[event.target.value as keyof typeof groupBys] })}
      />
      <Standing policy={policy} />
      <h3 className="wm-subheading">{t('settings.name')}</h3>
      <div className="wm-form">
        {(['en', 'cy'] as const).map((language) => (
          <TextInput
            key={language} id={`name-${language}`} name={`name-${language}`} lang={language} label={t(language === 'en' ? 'settings.nameEn' : 'settings.nameCy')} value={name[language]}
            error={faultAt(`name/${language}`) ?? (language === 'en' && issues.some(({ path }) => path === 'name') ? faultAt('name') : undefined)}
            onChange={(event) => set({ name: { ...name, [language]: event.target.value } }, `name ${language}`)}
          />
        ))}
      </div>
    </section>
  );
}

interface SettingProps {
  id: string;
  label: string;
  /** What holds while it is not so. */
  off: string;
  on: boolean;
  onToggle: (on: boolean) => void;
  children?: ReactNode;
}

function Setting({ id, label, off, on, onToggle, children }: SettingProps) {
  return (
    <div className="wm-setting">
      <Toggle id={`${id}-on`} label={label} on={on} onToggle={onToggle} />
      {on ? children ? <div className="wm-setting__fields">{children}</div> : null : <p className="wm-setting__off">{off}</p>}
    </div>
  );
}

function Toggle({ id, label, on, onToggle }: Pick<SettingProps, 'id' | 'label' | 'on' | 'onToggle'>) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input className="govuk-checkboxes__input" id={id} name={id} type="checkbox" checked={on} onChange={(event) => onToggle(event.target.checked)} />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          {label}
        </label>
      </div>
    </div>
  );
}

interface DurationFieldsProps {
  id: string;
  label: string;
  value: EditedDuration;
  amountError: string | undefined;
  unitError: string | undefined;
  onChange: (value: EditedDuration, about?: string) => void;
}

function DurationFields({ id, label, value, amountError, unitError, onChange }: DurationFieldsProps) {
  return (
    <>
      <TextInput id={`${id}-amount`} name={`${id}-amount`} width="4" inputMode="numeric" label={label} value={String(value.amount)} error={amountError} onChange={(event) => onChange({ ...value, amount: typed(event.target.value) }, id)} />
      <UnitSelect id={`${id}-unit`} about={<span className="govuk-visually-hidden"> ({label})</span>} value={value.unit} error={unitError} onChange={(unit) => onChange({ ...value, unit })} />
    </>
  );
}
