/** One row a service: every ratio with its numbers, what is withheld marked, nothing ranked. */
import { formatNumber } from '@waymark/reporting';
import { formatDate } from '@waymark/domain';
import { Link } from 'react-router';
import type { CountOfPartsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable, type Column, type TableSort } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { OutcomeMark } from '../indicators/outcome-mark.tsx';
import { statuses } from './figures-list.tsx';
import { useOversightWords, type Figures } from './oversight-words.ts';
import type { PortfolioRow, PortfolioSortKey, PortfolioView } from './portfolio-view.ts';

interface PortfolioTableProps {
  /** Of the group: names the table. */
  title: string;
  /** Slug of the oversight body. */
  body: string;
  rows: readonly PortfolioRow[];
  sort: PortfolioView['sort'];
  onSort: (sort: PortfolioView['sort']) => void;
}

export function PortfolioTable({ title, body, rows, sort, onSort }: PortfolioTableProps) {
  const t = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const stageText = (current: PortfolioRow['stage']['current'], proposed: PortfolioRow['stage']['proposed']): string => (current?.number === proposed.number ? t('stage.asProposed') : t('stage.proposes', { stage: proposed.number }));
  const columns: Column<PortfolioRow>[] = [
    {
      key: 'name',
      label: t('portfolio.service'),
      rowHeader: true,
      sortable: true,
      cell: ({ slug, name, demonstration, figures, stage: { current, proposed } }) => (
        <>
          <Link className="govuk-link" to={`/s/${slug}`}>
            {pick(name)}
          </Link>{' '}
          {demonstration ? <Tag>{t('portfolio.demonstration')}</Tag> : null}
          {figures.quality === 'ROSIER' ? <Tag attention>{t('portfolio.rosier')}</Tag> : null}
          <span className="wm-table__secondary">
            <Link className="govuk-link wm-portfolio__stage" to={`/portfolio/${slug}?body=${body}`} aria-label={`${t('stage.title', { service: pick(name) })}: ${stageText(current, proposed)}`}>
              {stageText(current, proposed)}
            </Link>
          </span>
        </>
      ),
    },
    ...statuses.map((status): Column<PortfolioRow> => ({
      key: status, label: t(`status.${status}`), sortable: true, numeric: true,
      cell: ({ figures }) => (figures.byStatus ? figures.byStatus[status] : <Withheld />),
    })),
    { key: 'overdue', label: t('portfolio.overdue'), sortable: true, numeric: true, cell: ({ figures }) => <Ratio share={figures.overdue} /> },
    { key: 'divergent', label: t('portfolio.divergent'), sortable: true, numeric: true, cell: ({ figures }) => <Ratio share={figures.divergent} /> },
    { key: 'overridden', label: t('portfolio.overridden'), sortable: true, numeric: true, cell: ({ figures }) => <Ratio share={figures.overridden} /> },
    { key: 'evidenced', label: t('figures.evidenced'), sortable: true, numeric: true, cell: ({ figures }) => <Ratio share={figures.evidenced} /> },
    { key: 'signOff', label: t('portfolio.signOff'), sortable: true, numeric: true, cell: ({ figures }) => <Lag lag={figures.signOff} /> },
    { key: 'escalations', label: t('figures.escalations'), sortable: true, numeric: true, cell: ({ figures }) => figures.openEscalations ?? <NotOpened /> },
    { key: 'entrants', label: t('figures.firstTimeEntrants'), sortable: true, cell: ({ figures }) => <Entrants entrants={figures.firstTimeEntrants} /> },
    { key: 'updated', label: t('figures.lastUpdate'), sortable: true, cell: ({ figures }) => (figures.lastUpdate ? formatDate(figures.lastUpdate, language) : <span className="wm-none">{t('figures.unknown')}</span>) },
  ];
  const change = ({ key, direction }: TableSort) => onSort({ key: key as PortfolioSortKey, direction });
  return <DataTable caption={title} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} sort={sort} onSort={change} />;
}

/** The numbers, and below them what they come to; the interval is on the page of the service. */
function Ratio({ share }: { share: CountOfPartsFragment }) {
  const t = useOversightWords();
  if (share.mark === 'C') return <Withheld />;
  if (share.count === null || share.of === null || share.value === null) return <span className="wm-none">{t('mark.Z')}</span>;
  return (
    <>
      {t('shareShort', { count: share.count, of: share.of })}
      <span className="wm-table__secondary">{formatNumber(share.value * 100, 0)} %</span>
    </>
  );
}

/** The median in days, and below it of how many actions. */
function Lag({ lag: { of, median, mark } }: { lag: Figures['signOff'] }) {
  const t = useOversightWords();
  if (mark === 'C') return <Withheld />;
  if (of === null || median === null) return <span className="wm-none">{t('mark.Z')}</span>;
  return (
    <>
      {t('portfolio.days', { count: median })}
      <span className="wm-table__secondary">{t('portfolio.ofActions', { count: of })}</span>
    </>
  );
}

function Withheld() {
  const t = useOversightWords();
  return (
    <>
      [c]<span className="govuk-visually-hidden"> {t('mark.actions')}</span>
    </>
  );
}

function NotOpened() {
  const t = useOversightWords();
  return <span className="wm-none">{t('portfolio.notOpened')}</span>;
}

function Entrants({ entrants }: { entrants: Figures['firstTimeEntrants'] }) {
  const t = useOversightWords();
  if (!entrants) return <NotOpened />;
  const { value, lower95, upper95, mark, verdict, period } = entrants;
  if (value === null || lower95 === null || upper95 === null) return <span className="wm-none">{t(`mark.${mark ?? 'X'}`)}</span>;
  return (
    <>
      {t('portfolio.rate', { value: formatNumber(value, 0), lower: formatNumber(lower95, 0), upper: formatNumber(upper95, 0), period })}
      <span className="wm-table__secondary">
        <OutcomeMark outcome={verdict} />
      </span>
    </>
  );
}
