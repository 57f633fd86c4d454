/** Where an action stands on its ladder, as people read it, and what they answer. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import type { LadderView } from './ladder-view.ts';

export const EscalationStatus = { PENDING: 'pending', FIRING: 'firing', ACKNOWLEDGED: 'acknowledged', SNOOZED: 'snoozed', RESOLVED: 'resolved', STOPPED: 'stopped' } as const;
registerEnumType(EscalationStatus, { name: 'EscalationStatus', description: 'PENDING: nobody was told yet. STOPPED: its policy tells nobody any more.' });

export const EscalationStepStanding = { SENT: 'sent', WAITING: 'waiting', HELD: 'held', OVER: 'over' } as const;
registerEnumType(EscalationStepStanding, { name: 'EscalationStepStanding', description: 'HELD: its clock stands still. OVER: it is not sent any more.' });

export const EscalationUnit = { HOUR: 'hour', WORKING_DAY: 'workingDay' } as const;
registerEnumType(EscalationUnit, { name: 'EscalationUnit' });

export const EscalationUnless = { ACKNOWLEDGED: 'acknowledged', RESOLVED: 'resolved' } as const;
registerEnumType(EscalationUnless, { name: 'EscalationUnless', description: 'ACKNOWLEDGED: an answer holds the step back. RESOLVED: only the end of the cause does.' });

type Of<Enum> = Enum[keyof Enum];

@ObjectType({ description: 'A step of the present round.' })
export class EscalationStep {
  @Field(() => Int, { description: 'From 1.' }) position!: number;
  @Field(() => Int) after!: number;
  @Field(() => EscalationUnit) unit!: Of<typeof EscalationUnit>;
  @Field(() => EscalationUnless) unless!: Of<typeof EscalationUnless>;
  @Field(() => [String], { description: 'Codes of roles: owner, contributors, champion, planManager, boardChair, oversightBody, or person and team for a named one.' }) targets!: readonly string[];
  @Field(() => EscalationStepStanding) standing!: Of<typeof EscalationStepStanding>;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it falls due if nothing happens.' }) dueAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it goes out if nothing happens; null while it is held.' }) at!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) sentAt!: Date | null;
  @Field(() => [String], { description: 'Names of those it went to.' }) recipients!: readonly string[];
  @Field(() => Boolean, { description: 'They were told instead: nobody of those meant has an account in the service.' }) instead!: boolean;
}

@ObjectType({ description: 'Something that happened on the ladder.' })
export class EscalationEntry {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'raised, cleared, acknowledged, snoozed, notify, acknowledgementExpired, resolved or stopped.' }) kind!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => Int, { nullable: true, description: 'Of notify, from 1.' }) step!: number | null;
  @Field(() => [String]) recipients!: readonly string[];
  @Field(() => Boolean, { description: 'As of the step.' }) instead!: boolean;
  @Field(() => String, { nullable: true }) actor!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) until!: Date | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ description: 'What holds the steps back: somebody has answered.' })
export class EscalationResponse {
  @Field(() => String, { description: 'acknowledged or snoozed.' }) kind!: string;
  @Field(() => String, { description: 'Name.' }) by!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: until the cause ends.' }) until!: Date | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ description: 'How it may be snoozed now.' })
export class EscalationSnooze {
  @Field(() => DateScalar, { description: 'The last day until which it can be.' }) latest!: string;
  @Field(() => Boolean) reasonRequired!: boolean;
  @Field(() => Int, { description: 'How often more for this cause.' }) left!: number;
}

@ObjectType({ implements: () => [Node], description: 'The ladder of one action; its id is that of the action.' })
export class Escalation implements Node {
  @Field(() => ID) id!: string;
  @Field(() => EscalationStatus) status!: Of<typeof EscalationStatus>;
  @Field(() => DateTimeScalar, { description: 'When the cause began.' }) raisedAt!: Date;
  @Field(() => Int, { description: 'From 1: the steps are gone through again while nothing happens.' }) round!: number;
  @Field(() => Int, { description: 'Number of the policy that it began with.' }) policyNumber!: number;
  @Field(() => Boolean, { description: 'All clocks stand still, as the policy says for such an action.' }) paused!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The cause has gone and may still return.' }) clearedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When something happens next by itself.' }) nextAt!: Date | null;
  @Field(() => EscalationSnooze, { nullable: true, description: 'Null: not now, or not by this policy.' }) snooze!: EscalationSnooze | null;
  /** For the fields that lie in other rows. */
  readonly view!: LadderView;
}
export const EscalationConnection = connectionOf(() => Escalation, 'Escalation');

@InputType()
export class AcknowledgeEscalationInput {
  @Field(() => ID) actionId!: string;
}

@InputType()
export class SnoozeEscalationInput {
  @Field(() => ID) actionId!: string;
  @Field(() => DateScalar, { description: 'Held until the beginning of this day.' }) until!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The text was looked at: no child is named in it.' }) noChildNamed!: boolean | null;
}

export const EscalationResult = createUnionType({
  name: 'EscalationResult', types: () => [Escalation, Refused, NotFound] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : Escalation),
});
