/** What a version would have done to the actions of a service, as the API shows it. */
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/index.ts';
import { ConditionTrace } from '../ratings/index.ts';

@ObjectType({ description: 'Actions that move from one rating to another, or stay.' })
export class RatingTransition {
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'The rules that make actions move. Null stands for the default, when no rule applies.' })
export class RuleTransition extends RatingTransition {
  @Field(() => ID, { nullable: true }) ruleBefore!: string | null;
  @Field(() => ID, { nullable: true }) ruleAfter!: string | null;
}

@ObjectType({ description: 'An action that would change, and what decides it under the new rules.' })
export class TransitionSample {
  @Field(() => ID) actionId!: string;
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
  @Field(() => ID, { nullable: true }) ruleBefore!: string | null;
  @Field(() => ID, { nullable: true }) ruleAfter!: string | null;
  @Field(() => [ConditionTrace], { description: 'The conditions that carry the new rating: of the rule that gives it, or of those that did not apply where the default does.' }) decisive!: ConditionTrace[];
  @Field(() => [String]) unknownFacts!: string[];
}

@ObjectType({ description: 'An escalation rule, matched by its id in both rule sets.' })
export class EscalationChange {
  @Field(() => ID) rule!: string;
  @Field(() => Int, { description: 'Actions of which it is true now and was not before: so many messages would go out.' }) begins!: number;
  @Field(() => Int, { description: 'Actions of which it is no longer true.' }) ends!: number;
}

@ObjectType()
export class BackTestNow {
  @Field(() => DateScalar) asAt!: string;
  @Field(() => Int) total!: number;
  @Field(() => Int) changed!: number;
  @Field(() => Int, { description: 'Actions for which a rule that outranks the deciding one lacks a fact: knowing it might change the rating.' }) unknown!: number;
  @Field(() => [RatingTransition], { description: 'Every pair that occurs, also those that stay.' }) transitions!: RatingTransition[];
  @Field(() => [RuleTransition], { description: 'Of those that change, the largest first.' }) rules!: RuleTransition[];
  @Field(() => [TransitionSample], { description: 'Some of each kind.' }) samples!: TransitionSample[];
  @Field(() => [EscalationChange], { description: 'Of those that begin or end for an action.' }) escalations!: EscalationChange[];
}

@ObjectType({ description: 'What people stated beside what rules say, on one day.' })
export class StatedAgainst {
  @Field(() => String, { nullable: true, description: 'Null where nobody had stated a rating.' }) stated!: string | null;
  @Field(() => String) computed!: string;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class BackTestDay {
  @Field(() => DateScalar, { description: 'The last day of a quarter.' }) asAt!: string;
  @Field(() => Int, { description: 'Live actions whose facts of that day are known.' }) known!: number;
  @Field(() => Int, { description: 'Live actions without a history that reaches back so far.' }) missing!: number;
  @Field(() => [StatedAgainst], { description: 'By the rules in force today.' }) before!: StatedAgainst[];
  @Field(() => [StatedAgainst], { description: 'By the rules that are tested.' }) after!: StatedAgainst[];
}

@ObjectType()
export class RuleSetBackTest {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) testedAt!: Date;
  @Field(() => String, { description: 'Of the rules that were tested; those of a draft may have changed since.' }) contentHash!: string;
  @Field(() => Int, { description: 'Number of the version in force that it is compared with.' }) against!: number;
  @Field(() => BackTestNow) now!: BackTestNow;
  @Field(() => [BackTestDay], { description: 'The last four ends of quarters, newest first.' }) history!: BackTestDay[];
}

export type BackTestReport = Pick<RuleSetBackTest, 'against' | 'now' | 'history'>;
