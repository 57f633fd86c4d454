/** What happened to an action, from its revisions. */
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, LocalisedText } from '../../platform/graphql/index.ts';

@ObjectType()
export class FieldChange {
  @Field(() => String, { description: 'status, current, forecast, assurance, override, until or measure.' }) field!: string;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
}

@ObjectType({ description: 'One revision of an action: what kind of change, by whom, and what it changed. Never altered.' })
export class ActionChange {
  @Field(() => Int, { description: 'The version of the action that it made.' }) revision!: number;
  @Field(() => String, { description: 'A code, such as progressUpdate, timescaleMoved or acceptByBoard.' }) kind!: string;
  @Field(() => String, { nullable: true }) by!: string | null;
  @Field(() => LocalisedText, { nullable: true, description: 'The oversight body in whose name it was done; nobody of the service then did it.' }) body!: LocalisedText | null;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever did it.' }) why!: string | null;
  @Field(() => [FieldChange]) changes!: FieldChange[];
}
