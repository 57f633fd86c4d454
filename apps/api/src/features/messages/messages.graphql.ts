/** Messages as their recipient reads them, what people want of them, and the log of deliveries. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Localised } from '@waymark/domain';
import { connectionOf, DateTimeScalar, LocalisedText, Node, NotFound, Refused } from '../../platform/graphql/index.ts';
import type { Channel as AnyChannel, EmailFrequency as Frequency, MessageKind as Kind, MessageSubject as Subject } from './message.ts';

export const MessageKind = { ESCALATION: 'escalation', DIGEST: 'digest' } as const satisfies Record<string, Kind>;
registerEnumType(MessageKind, { name: 'MessageKind' });

export const MessageSubject = { ACTION: 'action', PLAN: 'plan', SERVICE: 'service' } as const satisfies Record<string, Subject>;
registerEnumType(MessageSubject, { name: 'MessageSubject' });

export const EmailFrequency = { AT_ONCE: 'atOnce', DIGEST: 'digest', NEVER: 'never' } as const satisfies Record<string, Frequency>;
registerEnumType(EmailFrequency, { name: 'EmailFrequency' });

export const DeliveryChannel = { EMAIL: 'email', WEBHOOK: 'webhook' } as const satisfies Record<string, Exclude<AnyChannel, 'inbox'>>;
registerEnumType(DeliveryChannel, { name: 'DeliveryChannel' });

export const DeliveryState = { WAITING: 'waiting', SENT: 'sent', FAILED: 'failed', DEAD: 'dead' } as const;
export type StateOfDelivery = (typeof DeliveryState)[keyof typeof DeliveryState];
registerEnumType(DeliveryState, { name: 'DeliveryState', description: 'FAILED: another attempt follows. DEAD: none does, unless it is sent again.' });

@ObjectType({ implements: () => [Node], description: 'What somebody was told: a title, and what it is about.' })
export class Message implements Node {
  @Field(() => ID) id!: string;
  @Field(() => MessageKind) kind!: Kind;
  @Field(() => MessageSubject) subjectKind!: Subject;
  @Field(() => ID, { description: 'Of the action, the plan or the service.' }) subjectId!: string;
  @Field(() => LocalisedText) title!: Localised;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: Date | null;
}
export const MessageConnection = connectionOf(() => Message, 'Message');

@ObjectType({ description: 'How e-mail follows a kind of message. The inbox always has it.' })
export class MessagePreference {
  @Field(() => MessageKind) kind!: Kind;
  @Field(() => EmailFrequency) email!: Frequency;
  @Field(() => [EmailFrequency], { description: 'What can be chosen.' }) choices!: readonly Frequency[];
}

@ObjectType({ description: 'Whether there is a secret address from which a calendar reads one’s due dates.' })
export class CalendarFeed {
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) lastUsedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Only in the answer that makes it.' }) address!: string | null;
}

@ObjectType({ implements: () => [Node], description: 'One message on its way by e-mail or to a webhook.' })
export class Delivery implements Node {
  @Field(() => ID) id!: string;
  @Field(() => DeliveryChannel) channel!: Exclude<AnyChannel, 'inbox'>;
  @Field(() => DeliveryState) state!: StateOfDelivery;
  @Field(() => LocalisedText) title!: Localised;
  @Field(() => String, { description: 'Name of the person.' }) recipient!: string;
  @Field(() => String, { nullable: true, description: 'Host of the webhook.' }) host!: string | null;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) nextAttemptAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) sentAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, as a code.' }) lastError!: string | null;
}
export const DeliveryConnection = connectionOf(() => Delivery, 'Delivery');

@InputType()
export class MarkMessageReadInput {
  @Field(() => ID) messageId!: string;
}

@InputType()
export class ChangeMessagePreferenceInput {
  @Field(() => MessageKind) kind!: Kind;
  @Field(() => EmailFrequency) email!: Frequency;
}

@InputType()
export class ResendDeliveryInput {
  @Field(() => ID) deliveryId!: string;
}

export const MarkMessageReadResult = createUnionType({
  name: 'MarkMessageReadResult', types: () => [Message, NotFound] as const, resolveType: (value: object) => (value instanceof NotFound ? NotFound : Message),
});
export const ChangeMessagePreferenceResult = createUnionType({
  name: 'ChangeMessagePreferenceResult', types: () => [MessagePreference, Refused] as const, resolveType: (value: object) => (value instanceof Refused ? Refused : MessagePreference),
});
export const ResendDeliveryResult = createUnionType({
  name: 'ResendDeliveryResult', types: () => [Delivery, Refused, NotFound] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : Delivery),
});
