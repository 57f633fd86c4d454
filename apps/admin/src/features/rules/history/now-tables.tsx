/** What a version would do to the actions as they are: transitions, the rules behind them, some actions explained. */
import type { RuleSet } from '@waymark/rules';
import { Link } from 'react-router';
import { SampleActionsDocument } from '../../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import { headlineOf } from '../../actions/headline.ts';
import { whyWords } from '../../actions/why/why-words.ts';
import type { Rating, VersionView } from '../data/rule-types.ts';
import { useReviewWords } from '../review-words.ts';
import { useRatingOf } from '../sentences/rule-list.tsx';
import { RatingMatrix } from './rating-matrix.tsx';

type Now = NonNullable<VersionView['backTest']>['now'];
type RuleCount = Now['rules'][number];
type Sample = Now['samples'][number];

export interface NowTablesProps {
  now: Now;
  ratings: readonly Rating[];
  document: RuleSet | null;
  active: RuleSet | null;
  slug: string;
}

export function NowTables({ now, ratings, document, active, slug }: NowTablesProps) {
  const t = useReviewWords();
  const pick = usePick();
  const ratingOf = useRatingOf(ratings);
  const label = (rules: RuleSet | null, id: string | null | undefined) => {
    if (id === null || id === undefined) return t('history.usual');
    const found = rules?.rating.rules.find((rule) => rule.name === id)?.event.params.label;
    return found ? pick(found) : id;
  };
  const columns: Column<RuleCount>[] = [
    { key: 'after', label: t('history.ruleAfter'), rowHeader: true, cell: ({ ruleAfter }) => label(document, ruleAfter) },
    { key: 'before', label: t('history.ruleBefore'), cell: ({ ruleBefore }) => label(active, ruleBefore) },
    { key: 'from', label: t('history.from'), cell: ({ from }) => <RatingTag rating={ratingOf(from)} /> },
    { key: 'to', label: t('history.to'), cell: ({ to }) => <RatingTag rating={ratingOf(to)} /> },
    { key: 'count', label: t('history.count'), numeric: true, cell: ({ count }) => count },
  ];
  return (
    <>
      <h3 className="wm-subheading">{t('history.now')}</h3>
      <p className="wm-text">
        {now.changed === 0 ? t('history.nowNone', { total: now.total }) : t('history.nowSentence', { count: now.changed, total: now.total })} {now.unknown > 0 ? t('history.unknown', { count: now.unknown }) : null}
      </p>
      {now.total > 0 ? <RatingMatrix caption={t('history.matrix')} rowsCalled={t('history.inForce')} none="" counts={now.transitions} ratings={ratings} /> : null}
      {now.rules.length > 0 ? <DataTable caption={t('history.rules')} columns={columns} rows={now.rules} rowKey={({ ruleBefore, ruleAfter, from, to }) => `${ruleBefore ?? ''} ${ruleAfter ?? ''} ${from} ${to}`} /> : null}
      {now.samples.length > 0 ? <Samples samples={now.samples} ratings={ratings} slug={slug} labelOf={(id) => label(document, id)} /> : null}
    </>
  );
}

function Samples({ samples, ratings, slug, labelOf }: { samples: readonly Sample[]; ratings: readonly Rating[]; slug: string; labelOf: (id: string | null | undefined) => string }) {
  const t = useReviewWords();
  const language = useLanguage();
  const ratingOf = useRatingOf(ratings);
  const query = useApiQuery(SampleActionsDocument, {});
  const words = whyWords[language];
  const because = ({ decisive }: Sample): string[] => {
    const facts = decisive.flatMap(({ fact }) => fact ?? []);
    const known = { fact: (id: string) => facts.find((fact) => fact.fact === id), rating: (code: string) => ratings.find((rating) => rating.code === code) };
    return [...new Set(decisive.flatMap((leaf) => (leaf.fact ? [words.found(leaf.fact, known)] : [])))];
  };
  const columns: Column<Sample>[] = [
    {
      key: 'action',
      label: t('history.action'),
      rowHeader: true,
      cell: ({ actionId }) => {
        const action = query.data?.ruleWorkbench.actions.find(({ id }) => id === actionId);
        return (
          <Link className="govuk-link" to={`/s/${slug}/actions/${actionId}`}>
            {action ? `${action.ref ?? ''} ${headlineOf(action.description).text}`.trim() : t('history.action')}
          </Link>
        );
      },
    },
    { key: 'from', label: t('history.from'), cell: ({ from }) => <RatingTag rating={ratingOf(from)} /> },
    { key: 'to', label: t('history.to'), cell: ({ to }) => <RatingTag rating={ratingOf(to)} /> },
    {
      key: 'why',
      label: t('history.why'),
      cell: (sample) => (
        <>
          {labelOf(sample.ruleAfter)}
          <span className="wm-table__secondary">{because(sample).join('; ')}</span>
        </>
      ),
    },
  ];
  return <DataTable caption={t('history.samples')} columns={columns} rows={samples} rowKey={({ actionId }) => actionId} />;
}
