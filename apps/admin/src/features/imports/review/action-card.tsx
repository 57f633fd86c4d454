// One action as it was read, with its findings and the ways to correct it, show its source or leave it out.
import { useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import type { DraftAction, Finding } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';
import { FindingCard } from './finding-card.tsx';
import { elementId, useReview } from './review-context.tsx';
import { timescaleWords } from './timescale-words.ts';

export function ActionCard({ action, findings }: { action: DraftAction; findings: readonly Finding[] }) {
  const { selection, select } = useReview();
  const id = elementId.action(action.path);
  const selected = selection?.path === action.path;
  const choose = () => {
    if (!selected) select({ path: action.path, by: 'plan' });
  };
  return (
    <article id={id} tabIndex={-1} className={`wm-draft${selected ? ' wm-draft--selected' : ''}`} aria-labelledby={`${id}-title`} onFocus={choose} onClick={choose}>
      <h5 className="wm-draft__title" id={`${id}-title`}>
        {action.ref ? <span className="wm-draft__ref">{action.ref} </span> : null}
        {action.description}
      </h5>
      <Facts action={action} />
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} action={action} />
      ))}
      <ActionTools action={action} />
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="wm-facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ action }: { action: DraftAction }) {
  const t = useImportWords();
  const language = useLanguage();
  const several = action.owners.length > 1;
  const owners = several
    ? action.owners.map((owner) => (owner.accountable ? t('action.accountable', { name: owner.name }) : owner.name)).join(', ')
    : (action.owners[0]?.name ?? action.ownerText ?? t('action.noOwner'));
  const { sourceText } = action.timescale;
  const longer = [
    { name: t('action.approach'), text: action.approach },
    { name: t('action.success'), text: action.successMeasure },
    { name: t('action.progress'), text: action.progress },
  ].filter((part) => part.text);
  return (
    <>
      <dl className="wm-facts">
        <Fact name={several ? t('action.owners') : t('action.owner')}>{owners}</Fact>
        <Fact name={t('action.when')}>
          {timescaleWords(action.timescale, t, language)}
          {sourceText ? <span className="wm-facts__source">{t('when.written', { text: sourceText })}</span> : null}
        </Fact>
        <Fact name={t('action.rating')}>
          <Ratings action={action} />
        </Fact>
      </dl>
      {longer.length > 0 ? (
        <Details summary={t('action.more')}>
          <dl className="wm-facts wm-facts--long">
            {longer.map((part) => (
              <Fact key={part.name} name={part.name}>
                {part.text}
              </Fact>
            ))}
          </dl>
        </Details>
      ) : null}
    </>
  );
}

/** What the document says beside what the service's rules say. */
function Ratings({ action }: { action: DraftAction }) {
  const t = useImportWords();
  const { ratings } = useReview();
  const stated = ratings.find((rating) => rating.code === action.statedCode) ?? null;
  const how = action.statedSource === 'shading' ? t('action.fromShading') : action.statedSource === 'status' ? t('action.fromStatus') : action.statedSource === 'person' ? t('action.fromPerson') : null;
  return (
    <span className="wm-ratings">
      <span>
        {t('action.document')} {action.statedCode !== null && stated === null ? t('action.notInKey', { code: action.statedCode }) : <RatingTag rating={stated} />}
        {how && stated ? ` ${how}` : null}
      </span>
      <span>
        {t('action.rules')} <RatingTag rating={action.computedRating} />
      </span>
      {action.diverges ? <strong>{t('action.differ')}</strong> : null}
    </span>
  );
}

function ActionTools({ action }: { action: DraftAction }) {
  const t = useImportWords();
  const { goToSource, answer, answers } = useReview();
  const [tool, setTool] = useState<'none' | 'words' | 'leaveOut'>('none');
  const [error, setError] = useState<string | undefined>(undefined);
  const id = elementId.action(action.path);
  const ref = action.ref ?? t('action.noRef');
  const close = () => {
    setTool('none');
    setError(undefined);
    document.getElementById(id)?.focus();
  };
  const saveWords = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('description');
    const description = typeof value === 'string' ? value.trim() : '';
    if (description === '') {
      setError(t('action.descriptionEmpty'));
      document.getElementById(`${id}-words`)?.focus();
      return;
    }
    void answer({ kind: 'correct', path: action.path, change: { description } }, { stay: id, said: t('action.wordsSaved') }).then((saved) => saved && close());
  };
  const leaveOut = () => void answer({ kind: 'correct', path: action.path, change: { leaveOut: true } }, { said: t('action.leftOut') });
  if (tool === 'words') {
    return (
      <form className="wm-answer" onSubmit={saveWords} noValidate>
        <TextArea id={`${id}-words`} name="description" rows={4} label={t('action.description')} error={error} defaultValue={action.description} autoFocus />
        <ButtonGroup>
          <Button busy={answers.busy}>{t('action.saveWords')}</Button>
          <Button type="button" variant="secondary" onClick={close}>
            {t('action.cancel')}
          </Button>
        </ButtonGroup>
      </form>
    );
  }
  if (tool === 'leaveOut') {
    return (
      <div className="wm-answer" role="group" aria-labelledby={`${id}-leave`}>
        <p className="wm-finding__sentence" id={`${id}-leave`}>
          {t('action.leaveOutAsk')}
        </p>
        <ButtonGroup>
          <Button type="button" variant="warning" busy={answers.busy} onClick={leaveOut} autoFocus>
            {t('action.leaveOutYes')}
          </Button>
          <Button type="button" variant="secondary" onClick={close}>
            {t('action.cancel')}
          </Button>
        </ButtonGroup>
      </div>
    );
  }
  return (
    <p className="wm-draft__tools wm-no-print">
      {action.block === null ? null : (
        <button type="button" className="wm-link-button" aria-label={t('action.showOf', { ref })} onClick={() => goToSource(action.path)}>
          {t('action.show')}
        </button>
      )}
      <button type="button" className="wm-link-button" aria-label={t('action.correctOf', { ref })} onClick={() => setTool('words')}>
        {t('action.correct')}
      </button>
      <button type="button" className="wm-link-button" aria-label={t('action.leaveOutOf', { ref })} onClick={() => setTool('leaveOut')}>
        {t('action.leaveOut')}
      </button>
    </p>
  );
}
