/** From counts at quarter ends to the stage that the rules of an oversight body propose (ADR 0042). Pure. */
import { addDays, addMonths, englandAndWales, startOfQuarter, type IsoDate, type Localised } from '@waymark/domain';
import { compile, parse, serviceCatalogue, type Compiled, type Facts, type FactValue } from '@waymark/rules';
import type { FigureRow } from './figures.store.ts';

/** How many quarter ends are looked at. */
export const QUARTERS = 4;

export interface QuarterRow extends Record<string, unknown> {
  tenantId: string;
  day: IsoDate;
  actions: number;
  offTrack: number;
  open: number;
  overdue: number;
}

/** The last ends of a quarter before today, the latest first; a quarter that ends today has not ended. */
export function quarterEnds(today: IsoDate, count = QUARTERS): IsoDate[] {
  return Array.from({ length: count }, (_, index) => addDays(addMonths(startOfQuarter(today), -3 * index), -1));
}

const percent = (count: number, of: number): number | null => (of === 0 ? null : (count / of) * 100);

/** What the facts of a day read of the counts of that day. */
export type DayCounts = Pick<FigureRow, 'actions' | 'offTrack' | 'open' | 'overdue' | 'stated' | 'divergent' | 'claimed' | 'evidenced'>;

/** Facts of one service. What is not known of a quarter makes every fact that needs it unknown. */
export function serviceFacts(now: DayCounts, quarters: readonly QuarterRow[], ends: readonly IsoDate[], currentStage: number | null): Facts {
  const byDay = new Map(quarters.map((row) => [row.day, row]));
  const rows = ends.map((day) => byDay.get(day) ?? null);
  const known = rows.findIndex((row) => row === null);
  const over = (count: number, of: (row: QuarterRow) => number | null, pick: (...values: number[]) => number): number | null => {
    const values = rows.slice(0, count).map((row) => row && of(row));
    return values.some((value) => value === null) ? null : pick(...(values as number[]));
  };
  const offTrack = (row: QuarterRow): number | null => percent(row.offTrack, row.actions);
  // With nothing open nothing is past its date.
  const overdue = (row: QuarterRow): number | null => (row.open === 0 ? 0 : percent(row.overdue, row.open));
  return {
    actions: now.actions,
    offTrackShare: percent(now.offTrack, now.actions), overdueShare: now.open === 0 ? 0 : percent(now.overdue, now.open),
    divergenceShare: percent(now.divergent, now.stated), evidenceStrength: percent(now.evidenced, now.claimed),
    offTrackLowest2: over(2, offTrack, Math.min), offTrackHighest2: over(2, offTrack, Math.max), overdueLowest2: over(2, overdue, Math.min), overdueHighest2: over(2, overdue, Math.max),
    offTrackLowest4: over(4, offTrack, Math.min), overdueLowest4: over(4, overdue, Math.min),
    quartersKnown: known === -1 ? rows.length : known, currentStage,
  };
}

export interface Proposal {
  readonly stage: number;
  /** The sentence of the rule that decides; null: none applied, and the rules' default does. */
  readonly because: Localised | null;
  /** What was read, with its words. */
  readonly read: readonly { fact: string; label: Localised; unit: string | null; value: FactValue }[];
  readonly facts: Facts;
}

/** @throws Error for a document that is no rule set about services: it was checked before it was stored */
export function compileStageRules(document: unknown): Compiled {
  const parsed = parse(document, serviceCatalogue);
  if (!parsed.ok) throw new Error(`The rules of stages cannot be read: ${parsed.issues.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
  return compile(parsed.ruleSet, serviceCatalogue, { calendar: englandAndWales });
}

const definitions = new Map(serviceCatalogue.facts.map((fact) => [fact.id, fact]));

/** An outcome is called `stage-2`. */
export function propose(rules: Compiled, facts: Facts, today: IsoDate): Proposal {
  const { outcome, rule, facts: read } = rules.decide(facts, { now: today });
  return {
    stage: Number(outcome.replace(/^stage-/, '')),
    because: rule?.label ?? null,
    read: read.map(({ fact, value }) => ({ fact, label: definitions.get(fact)?.label ?? { en: fact, cy: fact }, unit: definitions.get(fact)?.unit ?? null, value })),
    facts,
  };
}

/** The sentence under which a stage was proposed, told again from what its decision keeps; null where no rule decided, or the rules are no longer readable. */
export function sentenceThen(document: unknown, facts: Facts, on: IsoDate): Localised | null {
  return parse(document, serviceCatalogue).ok ? propose(compileStageRules(document), facts, on).because : null;
}
