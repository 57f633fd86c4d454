/** The differences of one action: what the plan says, what the document says, and which of them it shall be. */
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Radios, TextArea } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { parametersOf } from '../../imports/findings/finding-parameters.ts';
import { findingSentence } from '../../imports/findings/finding-words.ts';
import { usePlanDocumentWords } from '../plan-document-words.ts';
import { fieldOf, type Change, type ChangedAction, type Choice, type Choices, type Comparison } from './choices.ts';

interface CardProps {
  action: ChangedAction;
  comparison: Comparison;
  choices: Choices;
  errors: ReadonlyMap<string, string>;
  onChoose: (id: string, choice: Choice) => void;
}

const nameOf = ({ ref, title }: { ref: string | null; title: string }): string => (ref === null ? title : `${ref}: ${title}`);

/** "Action 1.2"; a heading by its words in the plan. */
export function useActionName(): (change: Pick<Change, 'kind' | 'ref' | 'description'>) => string {
  const t = usePlanDocumentWords();
  return ({ kind, ref, description }) => (kind === 'HEADING' ? t('compare.heading', { title: description }) : ref === null ? t('compare.noRef') : t('compare.action', { ref }));
}

export function ChangeCard({ action, comparison, choices, errors, onChoose }: CardProps) {
  const t = usePlanDocumentWords();
  const nameOfAction = useActionName();
  const { first, changes } = action;
  return (
    <article className="wm-change">
      <h3 className="wm-change__title">
        {nameOfAction(first)} {first.pairedBy === 'SIMILAR' ? <Tag attention>{t('compare.similar')}</Tag> : null}
      </h3>
      {first.kind === 'HEADING' ? null : <p className="wm-change__text">{first.description}</p>}
      {first.pairedBy === 'SIMILAR' ? <p className="wm-text wm-muted">{t('compare.similarText')}</p> : null}
      {first.kind === 'ADDED' || first.kind === 'MISSING' ? <p className="wm-text wm-muted">{t('compare.under', { name: nameOf(first.objective) })}</p> : null}
      {changes.map((change) => (
        <ChangeChoice key={change.id} change={change} comparison={comparison} choice={choices.get(change.id)} error={errors.get(change.id)} onChoose={(choice) => onChoose(change.id, choice)} />
      ))}
    </article>
  );
}

interface ChoiceProps {
  change: Change;
  comparison: Comparison;
  choice: Choice | undefined;
  error: string | undefined;
  onChoose: (choice: Choice) => void;
}

function ChangeChoice({ change, comparison, choice, error, onChoose }: ChoiceProps) {
  const t = usePlanDocumentWords();
  const language = useLanguage();
  const action = useActionName()(change);
  const id = fieldOf(change);
  const yes = change.kind === 'ADDED' ? t('compare.add') : change.kind === 'MISSING' ? t('compare.archive') : t('compare.take');
  const no = change.kind === 'ADDED' ? t('compare.leaveOut') : change.kind === 'MISSING' ? t('compare.keepAction') : t('compare.keep');
  const field = change.kind === 'HEADING' ? t('compare.field.DESCRIPTION') : change.field === null ? t('compare.moved') : t(`compare.field.${change.field}`);
  const label = change.kind === 'ADDED' ? t('compare.addOf', { action }) : change.kind === 'MISSING' ? t('compare.missingOf', { action }) : t('compare.choiceOf', { field, action });
  const taken = { value: 'yes', label: yes, ...(change.kind === 'MISSING' ? { hint: t('compare.archiveHint') } : {}) };
  const kept = { value: 'no', label: no };
  return (
    <div className="wm-change__difference">
      {change.kind === 'CHANGED' || change.kind === 'MOVED' || change.kind === 'HEADING' ? <BeforeAfter change={change} field={field} comparison={comparison} /> : null}
      {change.doubts.map((doubt, at) => (
        <p className="wm-text wm-change__doubt" key={at}>
          {findingSentence({ code: doubt.code, parameters: parametersOf(doubt.parameters) }, language)}
        </p>
      ))}
      <Radios
        id={id}
        name={id}
        label={label}
        error={choice === undefined ? error : undefined}
        small
        inline={change.kind !== 'MISSING'}
        choices={change.kind === 'MISSING' ? [kept, taken] : [taken, kept]}
        value={choice === undefined ? '' : choice.accept ? 'yes' : 'no'}
        onChange={(value) => onChoose({ accept: value === 'yes', reason: choice?.reason ?? '' })}
      />
      {change.kind === 'MISSING' && choice?.accept ? (
        <TextArea id={`${id}-reason`} name={`${id}-reason`} rows={2} label={t('compare.archiveReason')} error={choice.reason.trim() === '' ? error : undefined} value={choice.reason} onChange={(event) => onChoose({ accept: true, reason: event.target.value })} />
      ) : null}
    </div>
  );
}

/** Both texts whole, as they stand: what a word processor would strike out is for the reader to see. */
function BeforeAfter({ change, field, comparison }: { change: Change; field: string; comparison: Comparison }) {
  const t = usePlanDocumentWords();
  const pick = usePick();
  const shown = (text: string | null): string => {
    if (text === null || text === '') return t('compare.empty');
    const rating = change.field === 'STATED' ? comparison.ratingKey.ratings.find(({ code }) => code === text) : undefined;
    return rating ? pick(rating.label) : text;
  };
  const [before, after] = change.kind === 'MOVED' ? [change.fromObjective && nameOf(change.fromObjective), nameOf(change.objective)] : [change.before, change.after];
  return (
    <>
      <h4 className="wm-change__field">{field}</h4>
      <dl className="wm-change__pair">
        <div className="wm-change__side wm-change__side--before">
          <dt>{t('compare.before')}</dt>
          <dd>{shown(before)}</dd>
        </div>
        <div className="wm-change__side wm-change__side--after">
          <dt>{t('compare.after')}</dt>
          <dd>{shown(after)}</dd>
        </div>
      </dl>
    </>
  );
}
