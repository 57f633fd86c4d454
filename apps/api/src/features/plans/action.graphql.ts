/** An action as the API shows it. Its rating and decision are worked out from its facts when they are asked for. */
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ActionStatus as StatusName, Precision as PrecisionName } from '@waymark/domain';
import { Computed, connectionOf, DateScalar, JsonScalar, Node, NotFound } from '../../platform/graphql/index.ts';
import { Decision, factsOf, Rating, type RatedAction, type RulesInForce } from '../ratings/index.ts';
import type { ActionRow } from './action-row.ts';
import type { CountedAction } from './summary.ts';

export const Precision = {
  DAY: 'day', MONTH: 'month', QUARTER: 'quarter', SEASON: 'season', YEAR: 'year', ONGOING: 'ongoing', TBC: 'tbc', ACHIEVED: 'achieved',
} as const satisfies Record<string, PrecisionName>;
registerEnumType(Precision, { name: 'Precision' });

export const ActionStatus = { NOT_STARTED: 'notStarted', IN_PROGRESS: 'inProgress', COMPLETE: 'complete', CANCELLED: 'cancelled' } as const satisfies Record<string, StatusName>;
registerEnumType(ActionStatus, { name: 'ActionStatus' });

@ObjectType()
export class Owner {
  @Field(() => String, { nullable: true, description: 'Null for an adviser to whom names are not opened.' }) name!: string | null;
  @Field(() => Boolean) accountable!: boolean;
}

@ObjectType()
export class Timescale {
  @Field(() => String, { description: 'What the council wrote.' }) sourceText!: string;
  @Field(() => Precision) precision!: PrecisionName;
  @Field(() => DateScalar, { nullable: true }) baseline!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The date that counts today: a month is due on its last day.' }) current!: string | null;
  @Field(() => DateScalar, { nullable: true }) forecast!: string | null;
  @Field(() => Boolean) ongoing!: boolean;
  @Field(() => Boolean) achieved!: boolean;
}

@ObjectType({ implements: () => [Node] })
export class Action implements Node {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) ref: string | null;
  @Field(() => Int) version: number;
  @Field(() => String) description: string;
  @Field(() => String, { nullable: true }) approach: string | null;
  @Field(() => String, { nullable: true }) ownerText: string | null;
  @Field(() => ActionStatus) status: StatusName;
  @Field(() => String, { nullable: true }) successMeasure: string | null;
  @Field(() => String, { nullable: true }) progress: string | null;
  @Field(() => String, { nullable: true, description: "What the council's rating cell said, and how it was read: text, shading or status; person, when somebody corrected it." })
  statedSource: string | null;
  private rated: RatedAction | undefined;

  constructor(readonly row: ActionRow, readonly rules: RulesInForce) {
    this.id = row.id;
    this.ref = row.ref;
    this.version = row.version;
    this.description = row.description;
    this.approach = row.approach;
    this.ownerText = row.ownerText;
    this.status = row.status;
    this.successMeasure = row.successMeasure;
    this.progress = row.progress;
    this.statedSource = row.statedSource;
  }

  private get rating(): RatedAction {
    return (this.rated ??= this.rules.rate(this.row));
  }

  /** What is counted of it, see summary.ts. */
  get counted(): CountedAction & { ownerNames: () => readonly string[] } {
    const { stated, computed, effective, overridden, diverges, daysOverdue } = this.rating;
    const { sectionId, position, status, timescaleCurrent } = this.row;
    return { sectionId, position, status, due: timescaleCurrent, stated, computed, effective, overridden, diverges, daysOverdue, ownerNames: () => this.owners.flatMap(({ name }) => name ?? []) };
  }

  @Computed(() => [Owner]) get owners(): Owner[] {
    return this.row.owners === null ? [] : (JSON.parse(this.row.owners) as Owner[]);
  }
  @Computed(() => Timescale) get timescale(): Timescale {
    const { row } = this;
    return {
      sourceText: row.timescaleSourceText, precision: row.timescalePrecision, baseline: row.timescaleBaseline, current: row.timescaleCurrent,
      forecast: row.timescaleForecast, ongoing: row.timescaleOngoing, achieved: row.timescaleAchieved,
    };
  }
  @Computed(() => Rating, { nullable: true }) get statedRating(): Rating | null {
    return this.rating.stated;
  }
  @Computed(() => Rating) get computedRating(): Rating {
    return this.rating.computed;
  }
  @Computed(() => Rating) get effectiveRating(): Rating {
    return this.rating.effective;
  }
  @Computed(() => Boolean, { description: 'An override holds today: the effective rating is not the computed one’s doing.' }) get overridden(): boolean {
    return this.rating.overridden;
  }
  @Computed(() => Int, { description: 'How often the date that counts was moved.' }) get timesMoved(): number {
    return this.row.timesMoved;
  }
  @Computed(() => Boolean) get diverges(): boolean {
    return this.rating.diverges;
  }
  @Computed(() => Int, { nullable: true }) get daysOverdue(): number | null {
    return this.rating.daysOverdue;
  }
  @Computed(() => JsonScalar, { description: 'As rules see it: values by the ids of facts; those counted from a date are left to the reader.' }) get facts(): unknown {
    return factsOf(this.row, this.rules.today);
  }
  @Computed(() => Decision) get decision(): Decision {
    return this.rules.explain(this.row);
  }
}

export const ActionConnection = connectionOf(() => Action, 'Action');
export const ActionResult = createUnionType({ name: 'ActionResult', types: () => [Action, NotFound] as const });
