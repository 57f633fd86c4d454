/** Test cases of the draft: run in the page, each with what it expects and where it fails; new ones are added below. */
import { englandAndWales, formatDate } from '@waymark/domain';
import { actionCatalogue, runTests, type RuleTest, type TestFailure, type TestReport } from '@waymark/rules';
import { memo, useMemo } from 'react';
import { usePick } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Rating } from '../data/rule-types.ts';
import type { DraftAction } from '../draft/draft.ts';
import { useSettled } from '../draft/use-settled.ts';
import type { Compilation } from '../effect/effect.ts';
import { useReviewWords } from '../review-words.ts';
import { FactList } from '../sentences/facts-in-words.tsx';
import { useRatingOf, useSentenceWorld } from '../sentences/rule-list.tsx';
import { AddCase } from './add-case.tsx';

/** Cases run day by day: once the typing stops. */
const runAfter = 300;

export interface CasesPanelProps {
  tests: readonly RuleTest[];
  compilation: Compilation;
  ratings: readonly Rating[];
  now: string;
  onChange: (action: DraftAction) => void;
  announce: (text: string) => void;
}

export const CasesPanel = memo(function CasesPanel({ tests, compilation, ratings, now, onChange, announce }: CasesPanelProps) {
  const t = useReviewWords();
  const settled = useSettled(compilation, runAfter);
  const report = useMemo(() => (settled.ok ? runTests(settled.ruleSet, actionCatalogue, { calendar: englandAndWales }) : null), [settled]);
  const failed = report?.tests.filter(({ passed }) => !passed).length ?? 0;
  const remove = (index: number) => {
    announce(t('cases.removed', { name: tests[index]?.name ?? '' }));
    onChange({ type: 'setTests', tests: tests.filter((_, place) => place !== index) });
    window.document.getElementById('cases')?.focus();
  };
  return (
    <section aria-labelledby="cases">
      <h2 className="wm-heading wm-heading--target" id="cases" tabIndex={-1}>
        {t('cases.heading')}
      </h2>
      <p className="wm-text" role="status">
        {tests.length === 0 ? t('cases.none') : !report ? t('cases.waiting') : failed > 0 ? t('cases.failed', { count: failed, total: tests.length }) : t('cases.passed', { count: tests.length })}{' '}
        {report && tests.length > 0 ? t('cases.coverage', { percent: Math.floor(report.coverage.share * 100) }) : null}
      </p>
      <ul className="wm-list">
        {tests.map((test, index) => (
          <Case key={`${index} ${test.name}`} test={test} report={report} index={index} ratings={ratings} onRemove={() => remove(index)} />
        ))}
      </ul>
      <AddCase
        ratings={ratings}
        today={now}
        onAdd={(test) => {
          onChange({ type: 'setTests', tests: [...tests, test] });
          announce(t('cases.saved', { name: test.name }));
        }}
      />
    </section>
  );
});

function Case({ test, report, index, ratings, onRemove }: { test: RuleTest; report: TestReport | null; index: number; ratings: readonly Rating[]; onRemove: () => void }) {
  const t = useReviewWords();
  const pick = usePick();
  const world = useSentenceWorld(ratings);
  const ratingOf = useRatingOf(ratings);
  const result = report?.tests[index]?.name === test.name ? report.tests[index] : undefined;
  const name = (code: string | null) => (code === null ? '–' : pick(ratingOf(code).label));
  const failure = ({ day, on, code, expected, actual }: TestFailure) => {
    const date = formatDate(on, world.language);
    return code === 'otherOutcome' ? t('cases.failure', { day, date, expected: name(expected), actual: name(actual) }) : t('cases.failureEscalation', { day, date });
  };
  return (
    <li>
      <p className="wm-list__sentence">
        {result ? <Tag attention={!result.passed}>{t(result.passed ? 'cases.ok' : 'cases.notOk')}</Tag> : null} {test.name}
      </p>
      {result?.failures.map((one) => (
        <p key={`${one.day} ${one.code} ${one.actual ?? ''}`} className="govuk-error-message">
          {failure(one)}
        </p>
      ))}
      <Details summary={t('cases.facts', { date: formatDate(test.start, world.language) })}>
        <FactList facts={test.facts} world={world} />
        {test.changes.map((change) => (
          <div key={change.day}>
            <p>{t('cases.change', { day: change.day })}</p>
            <FactList facts={change.facts} world={world} />
          </div>
        ))}
        <ul className="wm-asked">
          {test.expect.map(({ day, outcome }) => (
            <li key={day}>{t('cases.expect', { day, rating: name(outcome) })}</li>
          ))}
        </ul>
        <button type="button" className="wm-link-button" onClick={onRemove}>
          {t('cases.remove')}
          <span className="govuk-visually-hidden">{t('cases.removeAbout', { name: test.name })}</span>
        </button>
      </Details>
    </li>
  );
}
