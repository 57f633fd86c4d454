/** "Test on our history": the button, and what the newest test said. */
import { formatDate, localDate } from '@waymark/domain';
import type { RuleSet } from '@waymark/rules';
import { useMay } from '../../../app/use-service.ts';
import { TestRuleSetOnHistoryDocument } from '../../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../../graphql/use-api.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import type { Rating, VersionView } from '../data/rule-types.ts';
import { useReasonSentences } from '../findings/reason-sentences.ts';
import { useReviewWords } from '../review-words.ts';
import { useRuleWords } from '../rules-words.ts';
import { HistoryTables } from './history-tables.tsx';
import { NowTables } from './now-tables.tsx';

export interface BackTestSectionProps {
  version: VersionView;
  ratings: readonly Rating[];
  document: RuleSet | null;
  active: RuleSet | null;
  slug: string;
  onSettled: (problems: readonly FormProblem[], message: string | null) => void;
}

const inFlow = new Set(['DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED']);

export function BackTestSection({ version, ratings, document, active, slug, onSettled }: BackTestSectionProps) {
  const t = useReviewWords();
  const rules = useRuleWords();
  const language = useLanguage();
  const may = useMay();
  const sentences = useReasonSentences();
  const test = useApiMutation(TestRuleSetOnHistoryDocument);
  const { backTest } = version;
  const mayTest = may('testRuleSetOnHistory') && inFlow.has(version.state);
  if (!mayTest && !backTest) return null;
  const run = async () => {
    const answer = await test.mutateAsync({ input: { id: version.id, version: version.version } }).then((data) => data.answer, () => null);
    if (answer?.__typename === 'RuleSetVersion') onSettled([], t('history.done'));
    else if (answer?.__typename === 'Refused') onSettled(sentences(answer.reasons).map((text) => ({ text })), null);
    else onSettled([{ text: answer ? rules('steps.conflict') : rules('steps.noAnswer') }], null);
  };
  return (
    <section aria-labelledby="history">
      <h2 className="wm-heading" id="history">
        {t('history.heading')}
      </h2>
      <p className="wm-text">{t('history.text')}</p>
      {mayTest ? (
        <Button type="button" variant="secondary" busy={test.isPending} onClick={() => void run()}>
          {test.isPending ? t('history.testing') : t('history.button')}
        </Button>
      ) : null}
      {backTest ? (
        <>
          <p className="wm-text wm-muted">
            {t('history.tested', { date: formatDate(localDate(backTest.testedAt), language), against: backTest.against })} {backTest.contentHash === version.contentHash ? null : t('history.changedSince')}
          </p>
          <NowTables now={backTest.now} {...{ ratings, document, active, slug }} />
          <HistoryTables days={backTest.history} ratings={ratings} />
        </>
      ) : (
        <p className="wm-text wm-muted">{t('history.none')}</p>
      )}
    </section>
  );
}
