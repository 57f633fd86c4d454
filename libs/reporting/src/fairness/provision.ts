// From need to help: of the children with a need, how many were offered something, and how many came.
import { proportionFault, proportionInterval } from '../intervals/proportion.ts';
import { refuse, type Estimate, type Result } from '../result.ts';

export interface Provision {
  /** Offered, per 100 with the need. */
  readonly offered: Estimate;
  /** Attended, per 100 offered; refused when nothing was offered. */
  readonly attendedOfOffered: Result<Estimate>;
  /** Attended, per 100 with the need. */
  readonly attendedOfNeed: Estimate;
  /** Where more children are lost; null when as many. */
  readonly lostMostAt: 'offer' | 'attendance' | null;
}

/** Each step is a part of the one before; a count above it is refused. */
export function provision({ need, offered, attended, confidence = 0.95 }: { readonly need: number; readonly offered: number; readonly attended: number; readonly confidence?: number }): Result<Provision> {
  const fault = proportionFault(offered, need) ?? (attended > offered ? refuse('countAboveDenominator') : proportionFault(attended, need));
  if (fault) return fault;
  const ofNeed = proportionInterval({ x: offered, n: need, multiplier: 100, confidence });
  const reached = proportionInterval({ x: attended, n: need, multiplier: 100, confidence });
  if (ofNeed.code === 'notComputed') return ofNeed;
  if (reached.code === 'notComputed') return reached;
  const attendedOfOffered = offered === 0 ? refuse('fewEvents', { least: 1 }) : proportionInterval({ x: attended, n: offered, multiplier: 100, confidence });
  const [atOffer, atAttendance] = [need - offered, offered - attended];
  return { offered: ofNeed, attendedOfOffered, attendedOfNeed: reached, lostMostAt: atOffer === atAttendance ? null : atOffer > atAttendance ? 'offer' : 'attendance' };
}
