/** A decision explains itself: the rule, its conditions with their actual values, what would change it and when. */
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Decision as EngineDecision, FactValue } from '@waymark/rules';
import { Computed, DateScalar, FactValueScalar, LocalisedText } from '../../platform/graphql/index.ts';
import { toCondition, toReading, toRule } from './decision.mapper.ts';
import { Rating } from './rating.graphql.ts';

export const Truth = { TRUE: 'true', FALSE: 'false', UNKNOWN: 'unknown' } as const;
registerEnumType(Truth, { name: 'Truth' });
type TruthValue = (typeof Truth)[keyof typeof Truth];

export const ConditionKind = { ALL: 'all', ANY: 'any', NOT: 'not', NAMED: 'named', LEAF: 'leaf' } as const;
registerEnumType(ConditionKind, { name: 'ConditionKind' });

@ObjectType()
export class FactReading {
  @Field(() => String) fact!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => String, { nullable: true, description: 'days, workingDays, items, percent, date, or none.' }) unit!: string | null;
  @Field(() => FactValueScalar, { nullable: true, description: 'Null when it is not known.' }) value!: FactValue;
}

@ObjectType({ description: "A node of a rule's conditions, in reading order; parentId leads up the tree." })
export class ConditionTrace {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => ConditionKind) kind!: (typeof ConditionKind)[keyof typeof ConditionKind];
  @Field(() => String, { nullable: true, description: 'Name of a named condition.' }) name!: string | null;
  @Field(() => FactReading, { nullable: true }) fact!: FactReading | null;
  @Field(() => String, { nullable: true }) operator!: string | null;
  @Field(() => FactValueScalar, { nullable: true, description: 'A value, or the reading of another fact when the rule compares two facts.' })
  expected!: FactValue;
  @Field(() => FactReading, { nullable: true }) expectedFact!: FactReading | null;
  @Field(() => Truth) result!: TruthValue;
  @Field(() => Boolean, { description: 'It carries the result: change it and the rule may answer otherwise.' }) decisive!: boolean;
}

@ObjectType()
export class RuleSummary {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => Rating) rating!: Rating;
}

@ObjectType({ description: 'A rule of higher priority that did not apply, with the conditions that held it back.' })
export class PassedOverRule {
  @Field(() => RuleSummary) rule!: RuleSummary;
  @Field(() => Truth) result!: TruthValue;
  @Field(() => [ConditionTrace]) conditions!: ConditionTrace[];
}

@ObjectType({ description: 'If this one fact were so, the rating would be another.' })
export class Counterfactual {
  @Field(() => FactReading) fact!: FactReading;
  @Field(() => String, { description: 'equal, atLeast or atMost.' }) operator!: string;
  @Field(() => FactValueScalar, { nullable: true }) value!: FactValue;
  @Field(() => Rating) rating!: Rating;
}

@ObjectType()
export class NextChange {
  @Field(() => DateScalar) on!: string;
  @Field(() => Rating) rating!: Rating;
}

/** What a decision is shown by: the version that decided, and the ratings that its outcomes stand for. */
export interface DecidedBy {
  version: { number: number; contentHash: string; ruleSet: { name: LocalisedText } };
  rating: (code: string) => Rating;
  /** The decision's own, or one that knows of evidence that will expire. */
  nextChange: () => EngineDecision['nextChange'];
}

/** Its parts are worked out when they are asked for, as the engine does. */
@ObjectType()
export class Decision {
  constructor(
    private readonly decided: EngineDecision,
    private readonly by: DecidedBy,
  ) {}

  @Computed(() => Rating) get rating(): Rating {
    return this.by.rating(this.decided.outcome);
  }
  @Computed(() => RuleSummary, { nullable: true, description: "Null when no rule applied and the rule set's default decides." })
  get rule(): RuleSummary | null {
    const { rule, outcome } = this.decided;
    return rule && toRule({ ...rule, outcome }, this.by);
  }
  @Computed(() => LocalisedText) get ruleSetName(): LocalisedText {
    return this.by.version.ruleSet.name;
  }
  @Computed(() => Int) get ruleSetVersion(): number {
    return this.by.version.number;
  }
  @Computed(() => String) get contentHash(): string {
    return this.by.version.contentHash;
  }
  @Computed(() => [ConditionTrace]) get conditions(): ConditionTrace[] {
    return this.decided.conditions.map(toCondition);
  }
  @Computed(() => [FactReading], { description: 'Every fact that was read.' }) get facts(): FactReading[] {
    return this.decided.facts.map(({ fact, value }) => toReading(fact, value));
  }
  @Computed(() => [FactReading]) get unknownFacts(): FactReading[] {
    return this.decided.unknownFacts.map((fact) => toReading(fact, null));
  }
  @Computed(() => [RuleSummary], { description: 'Rules that also applied and lost by priority.' }) get losers(): RuleSummary[] {
    return this.decided.losers.map((loser) => toRule(loser, this.by));
  }
  @Computed(() => [PassedOverRule]) get passedOver(): PassedOverRule[] {
    return this.decided.passedOver.map(({ rule, result, conditions }) => ({ rule: toRule(rule, this.by), result, conditions: conditions.map(toCondition) }));
  }
  @Computed(() => [Counterfactual]) get counterfactuals(): Counterfactual[] {
    return this.decided.counterfactuals.map(({ fact, operator, value, outcome }) => ({ fact: toReading(fact, value), operator, value, rating: this.by.rating(outcome) }));
  }
  @Computed(() => NextChange, { nullable: true, description: 'When it changes by itself, if nothing is done.' }) get nextChange(): NextChange | null {
    const nextChange = this.by.nextChange();
    return nextChange && { on: nextChange.on, rating: this.by.rating(nextChange.outcome) };
  }
  @Computed(() => DateScalar) get decidedFor(): string {
    return this.decided.decidedFor;
  }
  @Computed(() => String) get calendarVersion(): string {
    return this.decided.calendarVersion;
  }
}
