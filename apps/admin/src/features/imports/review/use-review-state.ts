// State of the review: what is shown and looked at, giving answers, and where the focus goes next.
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswers, type Answer } from '../data/import-answers.ts';
import { isOpen, type Finding, type Outline, type RatingParts } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';
import type { CommitProblem } from './commit-panel.tsx';
import { findingsInOrder, nextOpen, pageWith, planEntries, type PlanContent } from './plan-entries.ts';
import { elementId, type AfterAnswer, type ReviewContextValue, type Selection } from './review-context.tsx';
import { useFocusRequest } from './use-review-focus.ts';

/** What tells an objective from the others: its part (when there are several) and its number or title. */
function placeParts(sections: PlanContent['sections']): Map<string, { section: string | null; ref: string | null }> {
  const several = sections.length > 1;
  return new Map(
    sections.flatMap((section) => {
      const name = several ? (section.ref ?? section.title) : null;
      const objectives = section.objectives.map((objective) => [objective.path, { section: name, ref: objective.ref ?? (section.objectives.length > 1 ? objective.title : null) }] as const);
      return [[section.path, { section: name, ref: null }] as const, ...objectives];
    }),
  );
}

interface ReviewInput {
  item: Outline;
  content: PlanContent;
  ratings: readonly RatingParts[];
}

export type Side = 'source' | 'plan';

export function useReviewState({ item, content, ratings }: ReviewInput) {
  const t = useImportWords();
  const [search, setSearch] = useSearchParams();
  const onlyOpen = search.get('show') === 'open';
  const page = Number(search.get('page') ?? '1') || 1;
  const [selection, setSelection] = useState<Selection | null>(null);
  const [side, setSide] = useState<Side>('plan');
  /** Actions left out since the page was opened: they can be brought back. */
  const [leftOut, setLeftOut] = useState<readonly { path: string; words: string }[]>([]);
  const [said, setSaid] = useState('');
  const [commitProblem, setCommitProblem] = useState<CommitProblem | null>(null);
  const answers = useAnswers(item.id);
  const focus = useFocusRequest();

  const all = useMemo(() => planEntries(content, false), [content]);
  const entries = useMemo(() => (onlyOpen ? planEntries(content, true) : all), [all, content, onlyOpen]);
  const ordered = useMemo(() => findingsInOrder(all), [all]);
  const open = useMemo(() => ordered.filter(isOpen), [ordered]);
  const total = content.findings.filter((finding) => finding.needsAnswer).length;

  const show = useCallback(
    (changes: { onlyOpen?: boolean; page?: number | null }) => {
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (changes.onlyOpen !== undefined) {
            if (changes.onlyOpen) next.set('show', 'open');
            else next.delete('show');
          }
          if (changes.page === null || changes.page === 1) next.delete('page');
          else if (changes.page !== undefined) next.set('page', String(changes.page));
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [setSearch],
  );

  /** What is looked at in the document turns the plan to the page where it stands. */
  const select = (chosen: Selection) => {
    setSelection(chosen);
    const shown = chosen.by === 'source' ? pageWith(entries, { path: chosen.path }) : null;
    if (shown !== null && shown !== page) show({ page: shown });
  };

  /** Turns to the page with it (without the filter, when the filter hides it) and moves the focus there. */
  const goTo = (wanted: { path?: string; findingId?: string }, id: string) => {
    setSide('plan');
    const shown = pageWith(entries, wanted);
    if (shown !== null) show({ page: shown });
    else show({ onlyOpen: false, page: pageWith(all, wanted) });
    focus(id, elementId.progress);
  };
  const goToFinding = (id: string) => {
    const finding = ordered.find((other) => other.id === id);
    if (finding?.path && finding.block !== null) select({ path: finding.path, by: 'plan' });
    goTo({ findingId: id }, elementId.finding(id));
  };
  const goToAction = (path: string) => {
    select({ path, by: 'source' });
    goTo({ path }, elementId.action(path));
  };
  const goToSource = (path: string) => {
    setSide('source');
    select({ path, by: 'plan' });
    focus(elementId.source(path));
  };

  const answer = async (given: Answer, after: AfterAnswer = {}): Promise<boolean> => {
    const answeredIds = new Set(given.kind === 'confirm' ? given.findingIds : given.findingId === undefined ? [] : [given.findingId]);
    const next = nextOpen(ordered, answeredIds);
    const saved = await answers.give(given);
    if (!saved) return false;
    if (given.kind === 'correct' && given.change.leaveOut !== undefined) noteLeftOut(given.path, given.change.leaveOut === true);
    const left = open.filter((finding) => !answeredIds.has(finding.id)).length;
    setSaid(after.said ?? (left === 0 ? t('progress.allSaved') : t('progress.saved', { answered: total - left, total })));
    if (after.stay !== undefined) focus(after.stay, elementId.progress);
    else if (next) goToNext(next);
    else focus(elementId.done);
    return true;
  };
  const noteLeftOut = (path: string, out: boolean) => {
    const action = content.actions.find((other) => other.path === path);
    setLeftOut((before) => [...before.filter((other) => other.path !== path), ...(out ? [{ path, words: [action?.ref, action?.description].filter(Boolean).join(' ') }] : [])]);
  };
  const goToNext = (next: Finding) => {
    // With the filter on, what was answered has gone and the pages have moved up: look again among what is left.
    if (onlyOpen) focus(elementId.finding(next.id), elementId.progress);
    else goToFinding(next.id);
  };

  const refs = useMemo(() => new Map(content.actions.map((action) => [action.path, action.ref])), [content.actions]);
  const refOf = (path: string): string => refs.get(path) ?? String(Number(path.split('/').at(-1) ?? 0) + 1);
  const places = useMemo(() => placeParts(content.sections), [content.sections]);
  const placeOf = (path: string | null): string => {
    const objective = path === null ? undefined : places.get(path.replace(/\/actions\/\d+$/u, ''));
    if (path === null || objective === undefined) return t('place.document');
    const parts = [objective.section, objective.ref === null ? null : t('place.objective', { ref: objective.ref })];
    if (refs.has(path)) parts.push(t('place.action', { ref: refOf(path) }));
    const words = parts.filter((part) => part !== null).join(', ');
    return words === '' ? t('place.document') : words.charAt(0).toUpperCase() + words.slice(1);
  };

  const reload = async () => {
    await answers.reload();
    setCommitProblem(null);
    setSaid(t('problem.reloaded'));
    focus(elementId.progress);
  };

  const context: ReviewContextValue = { importId: item.id, ratings, answers, answer, selection, select, goToAction, goToSource, goToFinding };
  return { context, answers, entries, page, onlyOpen, show, side, setSide, selection, leftOut, open, total, said, commitProblem, setCommitProblem, placeOf, refOf, reload };
}

export type ReviewState = ReturnType<typeof useReviewState>;
