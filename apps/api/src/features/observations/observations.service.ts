/** Use cases of a service's own figures: what an indicator has, entering by hand and by file, and the second person's word. */
import { Injectable } from '@nestjs/common';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, reason, Refused, type Loaders } from '../../platform/graphql/index.ts';
import { currentVersion, definitionOf } from '../indicators/index.ts';
import { periodEnd, reasonsAgainst, type ObservationContent } from './new-observation.ts';
import { readCsv } from './observation-csv.ts';
import { Observation, ObservationFileRefused, Observations, type ConfirmObservationsInput, type EnterObservationInput, type ImportObservationsInput, type RejectObservationInput } from './observations.graphql.ts';
import { insertObservations, judgeObservation, lockObservations, newestOf, observationRows, observationsOf, waitingOf, type Judgement, type ObservationRow } from './observations.store.ts';

const LONGEST_REASON = 500;
const MOST_AT_ONCE = 1000;
const ROWS_REPORTED = 100;

/** Told in the transaction in which figures of these indicators began to count. */
export type CountedListener = (codes: readonly string[]) => Promise<void>;

@Injectable()
export class ObservationsService {
  private readonly listeners: CountedListener[] = [];

  constructor(private readonly clock: Clock) {}

  /** For what follows from figures that count; said when a module starts. */
  whenCounted(listener: CountedListener): void {
    this.listeners.push(listener);
  }

  async ofIndicator(code: string, loaders: Loaders): Promise<Observation[]> {
    return (await loaders.of('observations', observationsOf).load(code)).map((row) => new Observation(row));
  }

  async newest(code: string, loaders: Loaders): Promise<Observation | null> {
    const row = await loaders.of('newestObservation', newestOf).load(code);
    return row && new Observation(row);
  }

  waiting(code: string, loaders: Loaders): Promise<number> {
    return loaders.of('waitingObservations', waitingOf).load(code);
  }

  async enter(input: EnterObservationInput): Promise<Observation | NotFound | Refused> {
    const definition = definitionOf(input.indicator);
    if (!definition) return new NotFound(input.indicator);
    const { noChildNamed, ...given } = input;
    const content: ObservationContent = {
      ...given, definitionVersion: given.definitionVersion ?? currentVersion(definition).version, window: given.window ?? definition.windows[0] ?? 'year', asAt: given.asAt ?? this.clock.today(),
      source: given.source.trim(), offered: given.offered ?? null, attended: given.attended ?? null, estimated: given.estimated === true,
    };
    const reasons = reasonsAgainst(content, this.clock.today(), noChildNamed);
    if (reasons.length > 0) return new Refused(...reasons);
    const [id = ''] = await this.keep([content]);
    const { indicator, definitionVersion, window, periodStart } = content;
    await this.record('enterObservation', id, { indicator, definitionVersion, window, periodStart, ...childDataAnswered({ source: content.source }, noChildNamed) });
    return this.found(id);
  }

  /** All rows, or none. */
  async importCsv({ csv, noChildNamed }: ImportObservationsInput): Promise<Observations | ObservationFileRefused | Refused> {
    const read = readCsv(csv, this.clock.today(), noChildNamed);
    if (read.kind === 'refused') return new Refused(read.reason);
    if (read.kind === 'faults') return Object.assign(new ObservationFileRefused(), { rows: read.faults.slice(0, ROWS_REPORTED), count: read.faults.length });
    const ids = await this.keep(read.rows);
    const indicators = new Set(read.rows.map(({ indicator }) => indicator)).size;
    await this.record('importObservations', ids[0] ?? null, { observations: ids.length, indicators, ...childDataAnswered({ source: read.rows.map(({ source }) => source).join('\n') }, noChildNamed) });
    return this.foundAll(ids);
  }

  /** All, or none. */
  async confirm({ observationIds }: ConfirmObservationsInput): Promise<Observations | NotFound | Refused> {
    const ids = [...new Set(observationIds.map((id) => id.toLowerCase()))];
    const stranger = ids.find((id) => !isUuid(id));
    if (stranger !== undefined) return new NotFound(stranger);
    if (ids.length === 0 || ids.length > MOST_AT_ONCE) return new Refused(reason('howMany', { field: 'observationIds', limit: MOST_AT_ONCE }));
    // Who comes second waits, and then finds what the first one did.
    await lockObservations();
    const rows = new Map((await observationRows(ids)).map((row) => [row.id, row]));
    const missing = ids.find((id) => !rows.has(id));
    if (missing !== undefined) return new NotFound(missing);
    const refused = [...rows.values()].map(faultOf).find((fault) => fault !== null);
    if (refused) return new Refused(reason(refused));
    const at = this.clock.now();
    for (const id of ids) {
      const judgement = await judgeObservation(id, null, at);
      if (judgement !== 'judged') throw new Error(`A figure changed under its lock: ${judgement}.`);
      await this.record('confirmObservations', id, {});
    }
    const codes = [...new Set([...rows.values()].map(({ indicator }) => indicator))].sort();
    for (const listener of this.listeners) await listener(codes);
    return this.foundAll(ids);
  }

  async reject(input: RejectObservationInput): Promise<Observation | NotFound | Refused> {
    const id = input.observationId.toLowerCase();
    const why = input.reason.trim();
    if (!isUuid(id)) return new NotFound(input.observationId);
    await lockObservations();
    if ((await observationRows([id])).length === 0) return new NotFound(input.observationId);
    const reasons = why === '' ? [reason('textMissing', { field: 'reason' })] : why.length > LONGEST_REASON ? [reason('textTooLong', { field: 'reason', limit: LONGEST_REASON })] : [];
    reasons.push(...reasonsAgainstChildData({ reason: why }, input.noChildNamed));
    if (reasons.length > 0) return new Refused(...reasons);
    const judgement = await judgeObservation(id, why, this.clock.now());
    if (judgement === 'missing') return new NotFound(input.observationId);
    if (judgement !== 'judged') return new Refused(reason(refusalOf[judgement]));
    await this.record('rejectObservation', id, childDataAnswered({ reason: why }, input.noChildNamed));
    return this.found(id);
  }

  private keep(contents: readonly ObservationContent[]): Promise<string[]> {
    return insertObservations(contents.map((content) => ({ ...content, periodEnd: periodEnd(content.periodStart, content.window) })), this.clock.now());
  }

  private record(operation: 'enterObservation' | 'importObservations' | 'confirmObservations' | 'rejectObservation', id: string | null, detail: AuditDetail): Promise<void> {
    return recordAudit(this.clock.now(), operation, 'observation', id, detail);
  }

  private async found(id: string): Promise<Observation | NotFound> {
    const [row] = await observationRows([id]);
    return row ? new Observation(row) : new NotFound(id);
  }

  private async foundAll(ids: readonly string[]): Promise<Observations> {
    const rows = new Map((await observationRows(ids)).map((row) => [row.id, row]));
    return Object.assign(new Observations(), { nodes: ids.flatMap((id) => rows.get(id) ?? []).map((row) => new Observation(row)) });
  }
}

const refusalOf = { ended: 'observationEnded', already: 'observationJudged', ownEntry: 'ownEntry' } as const satisfies Partial<Record<Judgement, string>>;

function faultOf({ supersededAt, state, ownEntry }: ObservationRow): (typeof refusalOf)[keyof typeof refusalOf] | null {
  if (supersededAt !== null) return refusalOf.ended;
  if (state !== 'entered') return refusalOf.already;
  return ownEntry ? refusalOf.ownEntry : null;
}
