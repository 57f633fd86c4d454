/** The audit trail as people search it. */
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, Node, Parameter } from '../../platform/graphql/index.ts';

@ObjectType()
export class AuditActor {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ implements: () => [Node], description: 'Something that was done, tried or refused. Ids, names of fields and counts only: never content.' })
export class AuditEvent implements Node {
  @Field(() => ID, { description: "The event's number in the service's chain." }) id!: string;
  @Field(() => Int) seq!: number;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => AuditActor, { nullable: true, description: 'Null where the service itself acted, or nobody was signed in.' }) actor!: AuditActor | null;
  @Field(() => String, { description: 'As in Me.operations, or refused, notDone, signInRefused, or the name of a job.' }) operation!: string;
  @Field(() => String, { nullable: true }) subjectKind!: string | null;
  @Field(() => ID, { nullable: true }) subject!: string | null;
  @Field(() => [Parameter]) detail!: Parameter[];
  @Field(() => String, { description: 'SHA-256 of this event and of all before it, in hexadecimal.' }) hash!: string;
}

export const AuditEventConnection = connectionOf(() => AuditEvent, 'AuditEvent');

@InputType({ description: 'Each part narrows the search.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Exactly this operation.' }) operation?: string | null;
  @Field(() => String, { nullable: true, description: "Part of the actor's name, or their account's id." }) actor?: string | null;
  @Field(() => String, { nullable: true, description: 'Id of what it was done to.' }) subject?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'First day, in Europe/London.' }) from?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Last day, in Europe/London.' }) to?: string | null;
}

@ObjectType({ description: 'The head of the chain at some time, signed with Ed25519.' })
export class AuditCheckpoint {
  @Field(() => Int, { description: 'Number of the last event that it covers.' }) seq!: number;
  @Field(() => String) hash!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { description: 'By which the signature is checked: npx waymark audit verify FILE --key.' }) publicKey!: string;
  @Field(() => Boolean, { description: 'The signature is ours, and the chain from the signed event to the newest is unbroken.' }) verified!: boolean;
  @Field(() => Int, { description: 'Events written since.' }) eventsSince!: number;
}
