// One finding: what was found, whether it is answered, and how to answer it.
import { useState } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { Answer } from '../data/import-answers.ts';
import { isOpen, type DraftAction, type Finding } from '../data/import-types.ts';
import { answerKind, isWarning } from '../findings/finding-kinds.ts';
import { parametersOf } from '../findings/finding-parameters.ts';
import { findingWords } from '../findings/finding-words.ts';
import { useImportWords } from '../import-words.ts';
import { AnswerForm } from './answer-forms.tsx';
import { elementId, useReview } from './review-context.tsx';

export function FindingCard({ finding, action }: { finding: Finding; action: DraftAction | null }) {
  const t = useImportWords();
  const language = useLanguage();
  const [changing, setChanging] = useState(false);
  const words = findingWords(finding.code, language);
  const open = isOpen(finding);
  const id = elementId.finding(finding.id);
  const warning = isWarning(finding.code);
  const { answer } = useReview();
  // An answer that is changed leaves the focus here; a first answer leads on to what is open next.
  const give = (given: Answer) => void answer(given, changing ? { stay: id } : {}).then((saved) => saved && setChanging(false));
  const change = () => {
    setChanging(true);
    document.getElementById(id)?.focus();
  };
  // Notes can be corrected too: a date that was worked out, a rating that is missing.
  const changeable = !open && !changing && action !== null && ['owner', 'timescale', 'rating'].includes(answerKind(finding.code));
  const state = open ? (warning ? 'warning' : 'open') : finding.needsAnswer ? 'answered' : 'note';
  return (
    <div className={`wm-finding wm-finding--${state}`} id={id} tabIndex={-1} role="group" aria-labelledby={`${id}-kind`}>
      <p className="wm-finding__head">
        <strong id={`${id}-kind`}>{words.kind}</strong> <Tag attention={open}>{t(`finding.${state}`)}</Tag>
      </p>
      <p className="wm-finding__sentence">{words.sentence(parametersOf(finding.parameters))}</p>
      {open || changing ? <AnswerForm finding={finding} action={action} give={give} /> : null}
      {changeable ? (
        <button type="button" className="wm-link-button" aria-label={finding.needsAnswer ? t('finding.changeOf', { kind: words.kind }) : t('finding.correctOf', { kind: words.kind })} onClick={change}>
          {finding.needsAnswer ? t('finding.change') : t('finding.correct')}
        </button>
      ) : null}
    </div>
  );
}
