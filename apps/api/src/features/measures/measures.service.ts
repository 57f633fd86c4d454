/** Use cases of success measures: named by the plan manager, read by the people of the action; the rules look again each time. */
import { Injectable } from '@nestjs/common';
import type { AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid, NotFound, reason, type Loaders } from '../../platform/graphql/index.ts';
import { ActionEdits, keepEdit, type EditAnswer, type EditedAction } from '../action-edits/index.ts';
import type { AddMeasureReadingInput, AddSuccessMeasureInput, EndSuccessMeasureInput, SuccessMeasure } from './measures.graphql.ts';
import { achievedBy, endMeasure, insertMeasure, insertReading, measureRow, measuresOf, type MeasureRow } from './measures.store.ts';
import { achievedOf, percentOf, reasonsAgainstReading, reasonsAgainstTarget, reasonsAgainstText } from './measures.ts';

@Injectable()
export class MeasuresService {
  constructor(
    private readonly edits: ActionEdits,
    private readonly clock: Clock,
  ) {}

  async ofAction(actionId: string, loaders: Loaders): Promise<SuccessMeasure[]> {
    return (await loaders.of('measures', measuresOf).load(actionId)).map(toMeasure);
  }

  add({ actionId, title: given, targetPercent, noChildNamed }: AddSuccessMeasureInput, loaders: Loaders): Promise<EditAnswer> {
    const title = given.trim() || null;
    return this.edits.change('addSuccessMeasure', { actionId, version: null, texts: { title }, noChildNamed }, loaders, (action) => ({
      reasons: [...reasonsAgainstText('title', title, true), ...reasonsAgainstTarget(targetPercent)],
      keep: (at) => kept(action, 'measureAdded', at, () => insertMeasure(action.id, title ?? '', targetPercent, at)),
    }));
  }

  async read(input: AddMeasureReadingInput, loaders: Loaders): Promise<EditAnswer> {
    const { noChildNamed } = input;
    const measure = await found(input.measureId);
    if (!measure) return new NotFound(input.measureId);
    const note = input.note?.trim() || null;
    return this.edits.change('addMeasureReading', { actionId: measure.actionId, version: null, texts: { note }, noChildNamed, ownersOnly: true }, loaders, async (action) => ({
      reasons: [...(await isOpen(measure) ? [] : [reason('measureEnded')]), ...reasonsAgainstReading(input, this.clock.today()), ...reasonsAgainstText('note', note, false)],
      keep: async (at) => ({ ...(await kept(action, 'measureRead', at, () => insertReading(measure.id, { ...input, note }, at))), measure: measure.id }),
    }));
  }

  async end({ measureId, reason: given, noChildNamed }: EndSuccessMeasureInput, loaders: Loaders): Promise<EditAnswer> {
    const measure = await found(measureId);
    if (!measure) return new NotFound(measureId);
    const why = given.trim() || null;
    return this.edits.change('endSuccessMeasure', { actionId: measure.actionId, version: null, texts: { reason: why }, noChildNamed }, loaders, async (action) => ({
      reasons: [...reasonsAgainstText('reason', why, true), ...(await isOpen(measure) ? [] : [reason('measureEnded')])],
      keep: (at) => kept(action, 'measureEnded', at, async () => {
        await endMeasure(measure.id, why ?? '', at);
        return measure.id;
      }),
    }));
  }
}

async function found(measureId: string): Promise<MeasureRow | null> {
  return isUuid(measureId) ? measureRow(measureId.toLowerCase()) : null;
}

/** Asked again under the lock of its action: somebody may have ended it since. */
async function isOpen({ id }: MeasureRow): Promise<boolean> {
  return (await measureRow(id))?.endedAt === null;
}

/** The revision says what the action's measures come to; `write` answers the id of what it wrote. No conflict: it takes nothing from whoever writes an update. */
async function kept(action: EditedAction, kind: string, at: Date, write: () => Promise<string>): Promise<AuditDetail> {
  const before = await achievedBy(action.id);
  const written = await write();
  const after = await achievedBy(action.id);
  const version = await keepEdit(action, { at, kind, conflicts: false, set: { measure_achieved: after }, before: { measure: before }, after: { measure: after } });
  return { version, written };
}

function toMeasure({ id, title, targetPercent, endedAt, endReason, readings }: MeasureRow): SuccessMeasure {
  const [newest] = readings;
  return {
    id, title, targetPercent, endedAt, endReason, achieved: newest ? achievedOf(newest.numerator, newest.denominator, targetPercent) : null,
    readings: readings.map((reading) => ({ ...reading, percent: percentOf(reading.numerator, reading.denominator) })),
  };
}
