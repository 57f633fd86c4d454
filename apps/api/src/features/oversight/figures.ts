/** From counts of a service to what an oversight body may see of them (ADR 0041). Pure. */
import { isComputed, proportionInterval, releaseFigure, suppress, type FullFigure, type ReleasedFigure, type ReleaseMark } from '@waymark/reporting';
import type { IsoDate } from '@waymark/domain';
import type { ShareScope } from '../../platform/tenancy/index.ts';
import type { FigureRow } from './figures.store.ts';

/** Fewer actions than this are single actions, and so somebody's own work: a share that does not open actions does not count them out. */
const FEWEST_ACTIONS = 5;
/** Fewer stated ratings than this say nothing about how a service rates itself. */
const FEWEST_STATED = 10;
/** A service rates itself rosier when even the lower limit of the share of rosier ratings is above this. */
const ROSIER_ABOVE = 0.2;

/** `n` of `of`, with its interval; all of it is missing where it is withheld. */
export interface ShareReading {
  readonly count: number | null;
  readonly of: number | null;
  readonly value: number | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
  /** Why it is missing; `z`: there is nothing to take a share of. */
  readonly mark: ReleaseMark | null;
}

/** The median of days over `of` actions; both are missing where it is withheld. */
export interface LagReading {
  readonly of: number | null;
  readonly median: number | null;
  readonly mark: ReleaseMark | null;
}

export interface StatusReading {
  readonly notDue: number;
  readonly onTrack: number;
  readonly atRisk: number;
  readonly offTrack: number;
  readonly complete: number;
}

export type RatingQuality = 'alike' | 'rosier' | 'tooFew';

export interface FiguresReading {
  readonly asAt: IsoDate;
  readonly plans: number;
  /** Null where it is withheld, with the counts by status. */
  readonly actions: number | null;
  readonly byStatus: StatusReading | null;
  readonly mark: ReleaseMark | null;
  readonly overdue: ShareReading;
  readonly divergent: ShareReading;
  readonly rosier: ShareReading;
  readonly evidenced: ShareReading;
  readonly overridden: ShareReading;
  readonly signOff: LagReading;
  readonly quality: RatingQuality;
  readonly openEscalations: number | null;
  readonly lastUpdate: IsoDate | null;
}

/** @param scopes what the share opens beside figures */
export function readFigures(row: FigureRow, scopes: readonly ShareScope[], today: IsoDate): FiguresReading {
  const { actions, notDue, onTrack, atRisk, offTrack, complete } = row;
  // Who may read the actions can count them.
  const hidden = scopes.includes('actions') ? (): boolean => false : withheld(row);
  const share = (count: number, of: 'actions' | 'open' | 'stated' | 'claimed'): ShareReading => (hidden(of) ? withheldShare : shareOf(count, row[of]));
  return {
    asAt: today,
    plans: row.plans,
    actions: hidden('actions') ? null : actions,
    byStatus: hidden('actions') ? null : { notDue, onTrack, atRisk, offTrack, complete },
    mark: hidden('actions') ? 'c' : null,
    overdue: share(row.overdue, 'open'),
    divergent: share(row.divergent, 'stated'),
    rosier: share(row.rosier, 'stated'),
    evidenced: share(row.evidenced, 'claimed'),
    overridden: share(row.overridden, 'actions'),
    signOff: hidden('signedOff') ? { of: null, median: null, mark: 'c' } : { of: row.signedOff, median: row.signOffDays, mark: row.signedOff === 0 ? 'z' : null },
    quality: qualityOf(row.rosier, row.stated),
    openEscalations: scopes.includes('escalations') ? row.openEscalations : null,
    lastUpdate: row.lastUpdate,
  };
}

const denominators = ['actions', 'open', 'stated', 'claimed', 'signedOff'] as const;

/** Which denominators are too small to be told. */
function withheld(row: FigureRow): (denominator: (typeof denominators)[number]) => boolean {
  const cells = denominators.map((id) => ({ id, count: row[id] }));
  const suppression = suppress({ cells, relations: [], threshold: FEWEST_ACTIONS });
  // A refusal is about what was asked, which is fixed here: nothing is told then.
  return (id) => !isComputed(suppression) || suppression.states.get(id) !== 'shown';
}

const withheldShare: ShareReading = { count: null, of: null, value: null, lower95: null, upper95: null, mark: 'c' };

function shareOf(count: number, of: number): ShareReading {
  if (of === 0) return { count: 0, of: 0, value: null, lower95: null, upper95: null, mark: 'z' };
  const interval = proportionInterval({ x: count, n: of });
  if (!isComputed(interval)) throw new Error(`A share of ${count} in ${of} is none.`);
  return { count, of, value: interval.value, lower95: interval.lower, upper95: interval.upper, mark: null };
}

/** Whether people state better ratings than the rules compute, more often than chance and taste would. */
function qualityOf(rosier: number, stated: number): RatingQuality {
  if (stated < FEWEST_STATED) return 'tooFew';
  return (shareOf(rosier, stated).lower95 ?? 0) > ROSIER_ABOVE ? 'rosier' : 'alike';
}

/** A figure about children leaves whole or not at all: of fewer than five none of its parts. */
export function releaseChildren(figure: FullFigure | null): ReleasedFigure {
  const suppression = suppress({ cells: [{ id: 'figure', count: figure === null ? null : Math.round(figure.count) }], relations: [] });
  return releaseFigure({ state: isComputed(suppression) ? (suppression.states.get('figure') ?? 'primary') : 'primary', figure });
}
