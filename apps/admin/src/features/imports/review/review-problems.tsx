// What stands in the way, at the top of the review: open findings when saving is refused, or somebody else's change.
import { useMemo, useRef, useEffect, type MouseEvent } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import type { Finding } from '../data/import-types.ts';
import { parametersOf } from '../findings/finding-parameters.ts';
import { findingWords } from '../findings/finding-words.ts';
import { reasonSentence } from '../findings/reason-words.ts';
import { useImportWords } from '../import-words.ts';
import type { CommitProblem } from './commit-panel.tsx';
import { elementId, useReview } from './review-context.tsx';

/** Open findings that the error summary names one by one; the rest is counted. */
const namedFindings = 12;

interface RefusedSaveProps {
  problem: CommitProblem;
  /** Open findings in reading order. */
  open: readonly Finding[];
  actionCount: number;
  /** "Action 3" for a path. */
  placeOf: (path: string | null) => string;
}

/** The error summary after a refused save; its links lead to the findings, whatever page they stand on. */
export function RefusedSave({ problem, open, actionCount, placeOf }: RefusedSaveProps) {
  const t = useImportWords();
  const language = useLanguage();
  const { goToFinding } = useReview();
  const problems = useMemo((): FormProblem[] => {
    if (problem.__typename === 'Failed') return [{ text: t('problem.error') }];
    if (actionCount === 0) return [{ text: t('commit.refusedEmpty') }];
    const reason = problem.__typename === 'Refused' ? problem.reasons.find(({ code }) => code !== 'findingsOpen') : undefined;
    if (reason) return [{ text: reasonSentence({ code: reason.code, parameters: parametersOf(reason.parameters) }, t) }];
    if (open.length === 0) return [{ text: t('commit.refusedOther') }];
    const named = open.slice(0, namedFindings).map((finding) => ({
      text: t('commit.refusedItem', { place: placeOf(finding.path), kind: findingWords(finding.code, language).kind }),
      field: elementId.finding(finding.id),
    }));
    const rest = open.length - named.length;
    return [{ text: t('commit.refused', { count: open.length }) }, ...named, ...(rest > 0 ? [{ text: t('commit.refusedMore', { count: rest }) }] : [])];
    // The list is that of the moment of the refusal: it does not move under the reader.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problem, language]);
  const follow = (event: MouseEvent) => {
    const href = event.target instanceof HTMLAnchorElement ? event.target.getAttribute('href') : null;
    const finding = open.find((other) => `#${elementId.finding(other.id)}` === href);
    if (!finding) return;
    event.preventDefault();
    event.stopPropagation();
    goToFinding(finding.id);
  };
  return (
    <div onClickCapture={follow}>
      <ErrorSummary problems={problems} />
    </div>
  );
}

/** Somebody else changed the import: says what is safe, and offers its current state. */
export function ConflictNotice({ onReload, busy }: { onReload: () => void; busy: boolean }) {
  const t = useImportWords();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} className="govuk-error-summary" tabIndex={-1} role="group" aria-labelledby="conflict-title">
      <div role="alert">
        <h2 className="govuk-error-summary__title" id="conflict-title">
          {t('problem.conflictTitle')}
        </h2>
        <div className="govuk-error-summary__body">
          <p>{t('problem.conflictText')}</p>
          <Button type="button" variant="secondary" busy={busy} onClick={onReload}>
            {t('problem.reload')}
          </Button>
        </div>
      </div>
    </div>
  );
}
