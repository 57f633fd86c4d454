// The ways to answer a finding in place: pick the accountable owner, write a date, choose the rating, or confirm.
import { parseTimescale } from '@waymark/domain';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { Radios, TextInput } from '../../../ui/fields.tsx';
import type { Answer } from '../data/import-answers.ts';
import type { DraftAction, Finding } from '../data/import-types.ts';
import { answerKind } from '../findings/finding-kinds.ts';
import { findingWords } from '../findings/finding-words.ts';
import { useImportWords } from '../import-words.ts';
import { elementId, useReview } from './review-context.tsx';
import { timescaleWords } from './timescale-words.ts';

interface FormProps {
  finding: Finding;
  action: DraftAction;
  give: (answer: Answer) => void;
}

export interface AnswerFormProps {
  finding: Finding;
  action: DraftAction | null;
  give: (answer: Answer) => void;
}

/** The form that fits the finding; without an action there is nothing to correct, only to confirm. */
export function AnswerForm({ finding, action, give }: AnswerFormProps) {
  const kind = answerKind(finding.code);
  if (kind === 'columns') return <ColumnsAnswer finding={finding} give={give} />;
  if (action && kind === 'owner' && action.owners.length > 1) return <OwnerAnswer finding={finding} action={action} give={give} />;
  if (action && kind === 'timescale') return <TimescaleAnswer finding={finding} action={action} give={give} />;
  if (action && kind === 'rating') return <RatingAnswer finding={finding} action={action} give={give} />;
  return <ConfirmAnswer finding={finding} give={give} />;
}

function Frame({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="wm-answer" onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

function ConfirmButton({ finding, give, secondary = false }: Omit<FormProps, 'action'> & { secondary?: boolean }) {
  const t = useImportWords();
  const language = useLanguage();
  const { answers } = useReview();
  const { kind } = findingWords(finding.code, language);
  return (
    <Button
      type="button"
      variant={secondary ? 'secondary' : 'primary'}
      busy={answers.busy}
      aria-label={t('finding.rightOf', { kind })}
      onClick={() => give({ kind: 'confirm', findingIds: [finding.id] })}
    >
      {t('finding.right')}
    </Button>
  );
}

function Confirming({ finding }: { finding: Finding }) {
  const language = useLanguage();
  return <p className="wm-answer__confirming">{findingWords(finding.code, language).confirming}</p>;
}

function ConfirmAnswer({ finding, give }: Omit<FormProps, 'action'>) {
  return (
    <div className="wm-answer">
      <Confirming finding={finding} />
      <ConfirmButton finding={finding} give={give} />
    </div>
  );
}

function ColumnsAnswer({ finding, give }: Omit<FormProps, 'action'>) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const { importId } = useReview();
  return (
    <div className="wm-answer">
      <Confirming finding={finding} />
      <ButtonGroup>
        <ConfirmButton finding={finding} give={give} />
        <Link className="govuk-link" to={`/s/${slug}/imports/${importId}/columns${finding.block === null ? '' : `?table=${finding.block}`}`}>
          {t('finding.columns')}
        </Link>
      </ButtonGroup>
    </div>
  );
}

function OwnerAnswer({ finding, action, give }: FormProps) {
  const t = useImportWords();
  const { answers } = useReview();
  const proposed = action.owners.find((owner) => owner.accountable)?.name ?? action.owners[0]?.name ?? '';
  const [chosen, setChosen] = useState(proposed);
  const id = `${elementId.finding(finding.id)}-owner`;
  const save = () =>
    give(
      chosen === proposed
        ? { kind: 'confirm', findingIds: [finding.id] }
        : { kind: 'correct', path: action.path, change: { accountableOwner: chosen }, findingId: finding.id },
    );
  return (
    <Frame onSubmit={save}>
      <Radios
        id={id}
        name={id}
        small
        label={t('finding.accountable')}
        choices={action.owners.map((owner) => ({ value: owner.name, label: owner.name }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button busy={answers.busy}>{t('finding.saveOwner')}</Button>
    </Frame>
  );
}

function TimescaleAnswer({ finding, action, give }: FormProps) {
  const t = useImportWords();
  const language = useLanguage();
  const { answers } = useReview();
  const [text, setText] = useState(action.timescale.sourceText);
  const [error, setError] = useState<string | undefined>(undefined);
  const id = `${elementId.finding(finding.id)}-when`;
  const unchanged = text.trim() === action.timescale.sourceText.trim();
  // The same parser as the server's; the server's answer replaces this preview.
  const understood = unchanged ? action.timescale : parseTimescale(text).timescale;
  const save = () => {
    if (text.trim() === '') {
      setError(t('finding.timescaleEmpty'));
      document.getElementById(id)?.focus();
      return;
    }
    setError(undefined);
    give(
      unchanged ? { kind: 'confirm', findingIds: [finding.id] } : { kind: 'correct', path: action.path, change: { timescaleText: text.trim() }, findingId: finding.id },
    );
  };
  return (
    <Frame onSubmit={save}>
      <TextInput
        id={id}
        name="timescale"
        width="20"
        label={t('finding.timescale')}
        hint={t('finding.timescaleHint')}
        error={error}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <p className="wm-answer__understood" role="status">
        {text.trim() === '' ? '' : t('finding.understood', { words: timescaleWords(understood, t, language) })}
      </p>
      <ButtonGroup>
        <Button busy={answers.busy}>{t('finding.saveTimescale')}</Button>
        <ConfirmButton finding={finding} give={give} secondary />
      </ButtonGroup>
      <Confirming finding={finding} />
    </Frame>
  );
}

/** Value of the radio that stands for "no rating", also for the API. */
const none = '';

function RatingAnswer({ finding, action, give }: FormProps) {
  const t = useImportWords();
  const language = useLanguage();
  const { answers, ratings } = useReview();
  const stated = action.statedCode ?? none;
  const [chosen, setChosen] = useState(stated);
  const id = `${elementId.finding(finding.id)}-rating`;
  const choices = ratings.map((rating) => ({ value: rating.code, label: rating.label[language] }));
  choices.push({ value: none, label: t('finding.noRating') });
  const save = () =>
    give(
      chosen === stated ? { kind: 'confirm', findingIds: [finding.id] } : { kind: 'correct', path: action.path, change: { statedCode: chosen }, findingId: finding.id },
    );
  return (
    <Frame onSubmit={save}>
      <Radios id={id} name={id} small inline label={t('finding.rating')} choices={choices} value={chosen} onChange={setChosen} />
      <Button busy={answers.busy}>{t('finding.saveRating')}</Button>
    </Frame>
  );
}
