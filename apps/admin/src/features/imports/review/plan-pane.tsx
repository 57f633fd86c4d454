// The plan side of the review: parts, objectives and actions as they were read, with what needs an answer.
import { formatDate } from '@waymark/domain';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language.ts';
import { Pagination } from '../../../ui/pagination.tsx';
import type { DraftObjective, DraftSection } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';
import { ActionCard } from './action-card.tsx';
import { FindingCard } from './finding-card.tsx';
import { elementId, useReview } from './review-context.tsx';
import { entriesPerPage, pageCount, pageOfEntries, type PlanEntry } from './plan-entries.ts';

interface PlanPaneProps {
  entries: readonly PlanEntry[];
  page: number;
  onlyOpen: boolean;
  leftOut: readonly { path: string; words: string }[];
}

interface ObjectiveGroup {
  objective: DraftObjective | null;
  entries: PlanEntry[];
}

interface SectionGroup {
  section: DraftSection | null;
  objectives: ObjectiveGroup[];
}

/** Consecutive entries of one section and objective stand under one heading. */
function grouped(entries: readonly PlanEntry[]): SectionGroup[] {
  const groups: SectionGroup[] = [];
  for (const entry of entries) {
    let section = groups.at(-1);
    if (!section || section.section?.path !== entry.section?.path) {
      section = { section: entry.section, objectives: [] };
      groups.push(section);
    }
    let objective = section.objectives.at(-1);
    if (!objective || objective.objective?.path !== entry.objective?.path) {
      objective = { objective: entry.objective, entries: [] };
      section.objectives.push(objective);
    }
    objective.entries.push(entry);
  }
  return groups;
}

export function PlanPane({ entries, page, onlyOpen, leftOut }: PlanPaneProps) {
  const t = useImportWords();
  const [search] = useSearchParams();
  const shown = pageOfEntries(entries, page);
  const pages = pageCount(entries);
  const current = Math.min(Math.max(1, page), pages);
  const to = (number: number) => {
    const next = new URLSearchParams(search);
    next.set('page', String(number));
    return { search: `?${next.toString()}` };
  };
  return (
    <>
      <LeftOut actions={leftOut} />
      {entries.length === 0 ? <p className="wm-text">{onlyOpen ? t('view.noneOpen') : t('review.nothing')}</p> : null}
      {grouped(shown).map(({ section, objectives }) => (
        <section key={section?.path ?? 'document'} className="wm-plan__section">
          <h3 className="wm-plan__section-title">{section ? [section.ref, section.title].filter(Boolean).join(': ') : t('plan.general')}</h3>
          {objectives.map(({ objective, entries: own }) => (
            <Objective key={objective?.path ?? 'section'} objective={objective}>
              {own.map((entry) =>
                entry.kind === 'finding' ? (
                  <FindingCard key={entry.finding.id} finding={entry.finding} action={null} />
                ) : (
                  <ActionCard key={entry.action.path} action={entry.action} findings={entry.findings} />
                ),
              )}
            </Objective>
          ))}
        </section>
      ))}
      {pages > 1 ? (
        <p className="wm-small wm-muted">
          {t('plan.page', { from: (current - 1) * entriesPerPage + 1, to: Math.min(current * entriesPerPage, entries.length), total: entries.length })}
        </p>
      ) : null}
      <Pagination page={current} pages={pages} to={to} />
    </>
  );
}

/** What was left out since the page was opened, with the way back. */
function LeftOut({ actions }: { actions: PlanPaneProps['leftOut'] }) {
  const t = useImportWords();
  const { answer, answers } = useReview();
  if (actions.length === 0) return null;
  return (
    <ul className="wm-left-out">
      {actions.map(({ path, words }) => (
        <li key={path}>
          {t('action.leftOutOne', { words })}{' '}
          <button
            type="button"
            className="wm-link-button"
            aria-label={t('action.bringBackOf', { words })}
            aria-disabled={answers.busy || undefined}
            onClick={() => void answer({ kind: 'correct', path, change: { leaveOut: false } }, { stay: elementId.action(path), said: t('action.broughtBack') })}
          >
            {t('action.bringBack')}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Objective({ objective, children }: { objective: DraftObjective | null; children: ReactNode }) {
  const t = useImportWords();
  const language = useLanguage();
  if (!objective) return <div className="wm-plan__objective">{children}</div>;
  const notes = [
    objective.champion ? t('plan.champion', { name: objective.champion }) : null,
    objective.targetDate ? t('plan.target', { date: formatDate(objective.targetDate, language) }) : null,
    objective.linkedRecommendations.length > 0 ? t('plan.recommendations', { list: objective.linkedRecommendations.join(', ') }) : null,
    objective.linkedIndicators.length > 0 ? t('plan.indicators', { list: objective.linkedIndicators.join(', ') }) : null,
  ].filter((note) => note !== null);
  return (
    <div className="wm-plan__objective">
      <h4 className="wm-plan__objective-title">{[objective.ref, objective.title].filter(Boolean).join('. ')}</h4>
      {notes.length > 0 ? (
        <ul className="wm-plan__notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  );
}
