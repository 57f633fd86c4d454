/** Filters and order of the portfolio, as they stand in the address. Pure. */
import type { CountOfPartsFragment, PortfolioQuery } from '../../graphql/generated/graphql.ts';

export type PortfolioRow = PortfolioQuery['portfolio']['services'][number];

export const portfolioSortKeys = ['name', 'offTrack', 'atRisk', 'onTrack', 'notDue', 'complete', 'overdue', 'divergent', 'overridden', 'evidenced', 'signOff', 'escalations', 'entrants', 'updated'] as const;
export type PortfolioSortKey = (typeof portfolioSortKeys)[number];

export interface PortfolioView {
  /** Slug; null: the first of one's own. */
  body: string | null;
  /** Part of a name. */
  name: string;
  /** Only services that rate themselves clearly better than their rules. */
  rosier: boolean;
  /** Only those with something off track. */
  offTrack: boolean;
  sort: { key: PortfolioSortKey; direction: 'ascending' | 'descending' };
}

/** By name: a portfolio ranks nobody unless its reader asks for an order. */
export const usualPortfolioSort = { key: 'name', direction: 'ascending' } as const;

/** Reads an address; what it does not understand it leaves out. */
export function readPortfolioView(search: URLSearchParams): PortfolioView {
  const [key, direction] = (search.get('sort') ?? '').split('-');
  const known = portfolioSortKeys.find((other) => other === key);
  return {
    body: search.get('body') || null,
    name: (search.get('name') ?? '').trim(),
    rosier: search.get('rosier') === 'yes',
    offTrack: search.get('off-track') === 'yes',
    sort: known ? { key: known, direction: direction === 'down' ? 'descending' : 'ascending' } : usualPortfolioSort,
  };
}

/** The search part of an address, without what is usual. */
export function portfolioSearch({ body, name, rosier, offTrack, sort }: PortfolioView): string {
  const search = new URLSearchParams();
  if (body) search.set('body', body);
  if (name) search.set('name', name);
  if (rosier) search.set('rosier', 'yes');
  if (offTrack) search.set('off-track', 'yes');
  if (sort.key !== usualPortfolioSort.key || sort.direction !== usualPortfolioSort.direction) search.set('sort', sort.key + (sort.direction === 'descending' ? '-down' : ''));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Those that meet every filter, in order; what has no value, or a withheld one, comes last whatever the direction. */
export function shownServices(rows: readonly PortfolioRow[], view: PortfolioView, language: 'en' | 'cy'): PortfolioRow[] {
  const wanted = view.name.toLocaleLowerCase('en-GB');
  const meets = ({ name, figures }: PortfolioRow): boolean =>
    name[language].toLocaleLowerCase('en-GB').includes(wanted) && (!view.rosier || figures.quality === 'ROSIER') && (!view.offTrack || (figures.byStatus?.offTrack ?? 0) > 0);
  const { key, direction } = view.sort;
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (a: PortfolioRow, b: PortfolioRow): number => a.name[language].localeCompare(b.name[language], language);
  const order = (a: PortfolioRow, b: PortfolioRow): number => {
    if (key === 'name') return sign * byName(a, b);
    const [x, y] = [valueOf(a, key), valueOf(b, key)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    return sign * (x < y ? -1 : x > y ? 1 : 0) || byName(a, b);
  };
  return rows.filter(meets).sort(order);
}

type Stage = PortfolioQuery['portfolio']['stages'][number];

/** The services of each stage, the highest stage first; those that nothing was decided about come last. A stage without services is left out. */
export function stagesOf(rows: readonly PortfolioRow[], stages: readonly Stage[]): { stage: Stage | null; rows: PortfolioRow[] }[] {
  const groups = [...[...stages].sort((a, b) => b.number - a.number), null].map((stage) => ({ stage, rows: rows.filter(({ stage: { current } }) => (current?.number ?? null) === (stage?.number ?? null)) }));
  return groups.filter((group) => group.rows.length > 0);
}

const shareOf = ({ value }: CountOfPartsFragment): number | null => value;

function valueOf({ figures }: PortfolioRow, key: Exclude<PortfolioSortKey, 'name'>): number | string | null {
  switch (key) {
    case 'overdue':
    case 'divergent':
    case 'overridden':
    case 'evidenced':
      return shareOf(figures[key]);
    case 'signOff':
      return figures.signOff.median;
    case 'escalations':
      return figures.openEscalations;
    case 'entrants':
      return figures.firstTimeEntrants?.value ?? null;
    case 'updated':
      return figures.lastUpdate;
    default:
      return figures.byStatus?.[key] ?? null;
  }
}
