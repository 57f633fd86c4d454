/** Use cases of success measures: named by the plan manager, read by the people of the action; the rules look again each time. */
import { Injectable } from '@nestjs/common';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData, suspectedIn, type FreeText } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, reason, Refused, type Loaders, type Reason } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { keepEdit, lockAction, PlansService, type Action, type EditedAction } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import type { AddMeasureReadingInput, AddSuccessMeasureInput, EndSuccessMeasureInput, SuccessMeasure } from './measures.graphql.ts';
import { achievedBy, endMeasure, insertMeasure, insertReading, measureRow, measuresOf, type MeasureRow } from './measures.store.ts';
import { achievedOf, percentOf, reasonsAgainstReading, reasonsAgainstTarget, reasonsAgainstText } from './measures.ts';

type Answer = Promise<Action | NotFound | Refused>;

interface Deed {
  operation: string;
  kind: string;
  texts: FreeText;
  noChildNamed: boolean | null | undefined;
  reasons: Reason[];
  detail: AuditDetail;
  /** @returns the id of what was written; null when somebody was first */
  write: (at: Date) => Promise<string | null>;
}

@Injectable()
export class MeasuresService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async ofAction(actionId: string, loaders: Loaders): Promise<SuccessMeasure[]> {
    return (await loaders.of('measures', measuresOf).load(actionId)).map(toMeasure);
  }

  async add(input: AddSuccessMeasureInput, loaders: Loaders): Answer {
    const id = input.actionId.toLowerCase();
    const title = input.title.trim() || null;
    const action = isUuid(id) ? await lockAction(id) : null;
    if (!action) return new NotFound(input.actionId);
    return this.keep(action, loaders, {
      operation: 'addSuccessMeasure', kind: 'measureAdded', texts: { title }, noChildNamed: input.noChildNamed, detail: {},
      reasons: [...reasonsAgainstText('title', title, true), ...reasonsAgainstTarget(input.targetPercent)],
      write: (at) => insertMeasure(action.id, title ?? '', input.targetPercent, at),
    });
  }

  async read(input: AddMeasureReadingInput, loaders: Loaders): Answer {
    const note = input.note?.trim() || null;
    return this.ofMeasure(input.measureId, loaders, (measure, action) => ({
      operation: 'addMeasureReading', kind: 'measureRead', texts: { note }, noChildNamed: input.noChildNamed, detail: { measure: measure.id },
      reasons: [
        ...(action.own || tenantIdentity().roles.includes('planManager') ? [] : [reason('notYourAction')]),
        ...(measure.endedAt === null ? [] : [reason('measureEnded')]), ...reasonsAgainstReading(input, this.clock.today()), ...reasonsAgainstText('note', note, false),
      ],
      write: (at) => insertReading(measure.id, { ...input, note }, at),
    }));
  }

  async end(input: EndSuccessMeasureInput, loaders: Loaders): Answer {
    const why = input.reason.trim() || null;
    return this.ofMeasure(input.measureId, loaders, (measure) => ({
      operation: 'endSuccessMeasure', kind: 'measureEnded', texts: { reason: why }, noChildNamed: input.noChildNamed, detail: {},
      reasons: reasonsAgainstText('reason', why, true),
      write: async (at) => ((await endMeasure(measure.id, why ?? '', at)) ? measure.id : null),
    }));
  }

  private async ofMeasure(measureId: string, loaders: Loaders, deedOf: (measure: MeasureRow, action: EditedAction) => Deed): Answer {
    const measure = isUuid(measureId) ? await measureRow(measureId.toLowerCase()) : null;
    const action = measure && (await lockAction(measure.actionId));
    return measure && action ? this.keep(action, loaders, deedOf(measure, action)) : new NotFound(measureId);
  }

  private async keep(action: EditedAction, loaders: Loaders, { operation, kind, texts, noChildNamed, reasons, detail, write }: Deed): Answer {
    const against = [...reasons, ...reasonsAgainstChildData(texts, noChildNamed)];
    if (against.length > 0) return new Refused(...against);
    const at = this.clock.now();
    const before = await achievedBy(action.id);
    const written = await write(at);
    if (written === null) return new Refused(reason('measureEnded'));
    const after = await achievedBy(action.id);
    // It takes nothing from whoever is writing an update: no conflict.
    await keepEdit(action, { at, kind, conflicts: false, set: { measure_achieved: after }, before: { measure: before }, after: { measure: after } });
    await this.ratings.redecide(action.id, 'edit');
    const suspected = noChildNamed === true ? [...new Set(suspectedIn(texts).map((one) => one.kind))] : [];
    await recordAudit(at, operation, 'action', action.id, { written, ...detail, ...(suspected.length > 0 ? { noChildNamed: true, suspected } : {}) });
    return (await this.plans.action(action.id, loaders)) ?? new NotFound(action.id);
  }
}

function toMeasure({ id, title, targetPercent, endedAt, endReason, readings }: MeasureRow): SuccessMeasure {
  const [newest] = readings;
  return {
    id, title, targetPercent, endedAt, endReason, achieved: newest ? achievedOf(newest.numerator, newest.denominator, targetPercent) : null,
    readings: readings.map((reading) => ({ ...reading, percent: percentOf(reading.numerator, reading.denominator) })),
  };
}
