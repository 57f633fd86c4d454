/** One step of the draft: its sentence, its fields, and its place on the ladder. */
import type { Issue } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { Checkboxes, Select, TextInput, type Choice } from '../../ui/fields.tsx';
import { StepSentence } from './ladder.tsx';
import { typed, withStep, type EditedPolicy } from './policy-document.ts';
import { policyFault } from './policy-faults.ts';
import { roles, usePolicySentences } from './policy-sentences.ts';
import type { PolicyPerson } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';

export interface StepCardProps {
  policy: EditedPolicy;
  index: number;
  people: readonly PolicyPerson[];
  issues: readonly Issue[];
  onChange: (policy: EditedPolicy, about?: string) => void;
  onMove: (index: number, by: -1 | 1) => void;
  onRemove: (index: number) => void;
}

export const stepElement = (id: string, part: 'up' | 'down' | 'heading'): string => `step-${id}-${part}`;

/** The sentences of the faults at or below a path, each once. */
export function useFaultsAt(issues: readonly Issue[]): (path: string) => string | undefined {
  const language = useLanguage();
  return (path) => {
    const found = issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}/`)).map((issue) => policyFault(issue, language));
    return found.length > 0 ? [...new Set(found)].join(' ') : undefined;
  };
}

export function StepCard({ policy, index, people, issues, onChange, onMove, onRemove }: StepCardProps) {
  const t = usePolicyWords();
  const said = usePolicySentences(people);
  const faultAt = useFaultsAt(issues);
  const step = policy.steps[index];
  if (!step) return null;
  const { id, after, unless = 'acknowledged', targets } = step;
  const number = index + 1;
  const path = `steps/${index}`;
  const about = <span className="govuk-visually-hidden">{t('ladder.about', { number })}</span>;
  const own = faultAt(`${path}/id`);
  const named = targets.filter((target) => !(roles as readonly string[]).includes(target));
  const choices: Choice[] = [...roles, ...named].map((target) => ({ value: target, label: sentenceCase(said.target(target)) }));
  const others = people.filter((person) => !targets.includes(`person:${person.id}`));
  const change = (part: Parameters<typeof withStep>[2], typing = '') => onChange(withStep(policy, index, part), typing);
  const move = (part: 'up' | 'down', by: -1 | 1, blocked: boolean) => (
    <button type="button" className="wm-link-button" id={stepElement(id, part)} aria-disabled={blocked || undefined} onClick={() => onMove(index, by)}>
      {t(`ladder.${part}`)}
      {about}
    </button>
  );
  return (
    <li className={`wm-ladder__step wm-ladder__step--edited${faultAt(path) ? ' wm-ladder__step--faulty' : ''}`}>
      <StepSentence step={step} number={number} people={people} id={stepElement(id, 'heading')} />
      {own ? <p className="govuk-error-message">{own}</p> : null}
      <div className="wm-ladder__fields">
        <TextInput
          id={`step-${number}-amount`} name="amount" width="4" inputMode="numeric" label={<>{t('ladder.amount')}{about}</>} value={String(after.amount)}
          error={faultAt(`${path}/after/amount`) ?? (faultAt(`${path}/after/unit`) ? undefined : faultAt(`${path}/after`))}
          onChange={(event) => change({ after: { ...after, amount: typed(event.target.value) } }, `${id} amount`)}
        />
        <UnitSelect id={`step-${number}-unit`} about={about} value={after.unit} error={faultAt(`${path}/after/unit`)} onChange={(unit) => change({ after: { ...after, unit } })} />
        <Select
          id={`step-${number}-unless`} name="unless" label={<>{t('ladder.unless')}{about}</>} value={unless} error={faultAt(`${path}/unless`)}
          choices={[{ value: 'acknowledged', label: t('ladder.unlessAcknowledged') }, { value: 'resolved', label: t('ladder.unlessResolved') }]}
          onChange={(event) => change({ unless: event.target.value })}
        />
      </div>
      <Checkboxes
        id={`step-${number}-targets`} name="targets" small label={<>{t('ladder.targets')}{about}</>} values={targets} choices={choices} error={faultAt(`${path}/targets`)}
        onChange={(values) => change({ targets: choices.map(({ value }) => value).filter((value) => values.includes(value)) })}
      />
      {others.length > 0 ? (
        <Select
          id={`step-${number}-person`} name="person" label={<>{t('ladder.person')}{about}</>} value=""
          choices={[{ value: '', label: t('ladder.noPerson') }, ...others.map((person) => ({ value: `person:${person.id}`, label: person.name }))]}
          onChange={(event) => (event.target.value === '' ? undefined : change({ targets: [...targets, event.target.value] }))}
        />
      ) : null}
      <div className="wm-ladder__tools">
        {move('up', -1, index === 0)}
        {move('down', 1, index === policy.steps.length - 1)}
        <button type="button" className="wm-link-button" onClick={() => onRemove(index)}>
          {t('ladder.remove')}
          {about}
        </button>
      </div>
    </li>
  );
}

export function UnitSelect({ id, about, value, error, onChange }: { id: string; about: React.ReactNode; value: string; error?: string | undefined; onChange: (unit: string) => void }) {
  const t = usePolicyWords();
  return (
    <Select
      id={id} name="unit" label={<>{t('ladder.unit')}{about}</>} value={value} error={error}
      choices={[{ value: 'workingDay', label: t('unit.workingDay') }, { value: 'hour', label: t('unit.hour') }]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
