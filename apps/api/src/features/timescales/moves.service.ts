/** Use case of a move: the date that counts, with a reason, counted; the first agreed date never changes. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { reason, type Loaders } from '../../platform/graphql/index.ts';
import { ActionEdits, type EditAnswer } from '../action-edits/index.ts';
import type { MoveTimescaleInput } from './moves.graphql.ts';
import { reasonsAgainstMove } from './moves.ts';

@Injectable()
export class MovesService {
  constructor(
    private readonly edits: ActionEdits,
    private readonly clock: Clock,
  ) {}

  move(input: MoveTimescaleInput, loaders: Loaders): Promise<EditAnswer> {
    return this.edits.make('moveTimescale', { ...input, why: input.reason }, loaders, (action, why) => {
      const reasons = reasonsAgainstMove(action, input.current, this.clock.today());
      if (why === null) reasons.push(reason('textMissing', { field: 'reason' }));
      if (reasons.length > 0) return { reasons };
      // An action without a date gets its first one: that moves nothing.
      const timesMoved = action.due === null ? action.timesMoved : action.timesMoved + 1;
      return {
        edit: {
          kind: 'timescaleMoved', conflicts: true, set: { timescale_current: input.current, timescale_precision: 'day', times_moved: timesMoved },
          before: { current: action.due, precision: action.precision, timesMoved: action.timesMoved }, after: { current: input.current, precision: 'day', timesMoved },
        },
        detail: { timesMoved },
      };
    });
  }
}
