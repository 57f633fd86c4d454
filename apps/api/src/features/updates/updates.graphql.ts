/** Updates as the API shows them, and what may be said. */
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ActionStatus as StatusName } from '@waymark/domain';
import { connectionOf, DateScalar, DateTimeScalar, Node } from '../../platform/graphql/index.ts';
import { ActionStatus } from '../plans/index.ts';

@ObjectType({ implements: () => [Node], description: 'What somebody said of an action, and what it changed. Never altered afterwards.' })
export class ProgressUpdate implements Node {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version of the action that it made.' }) revision!: number;
  @Field(() => Boolean, { description: 'No change, still on track: nothing else was said.' }) noChange!: boolean;
  @Field(() => DateScalar, { description: 'First day of the period that it covers.' }) periodFrom!: string;
  @Field(() => DateScalar, { description: 'Last day of that period.' }) periodTo!: string;
  @Field(() => String, { nullable: true }) text!: string | null;
  @Field(() => ActionStatus) statusBefore!: StatusName;
  @Field(() => ActionStatus) statusAfter!: StatusName;
  @Field(() => DateScalar, { nullable: true }) forecastBefore!: string | null;
  @Field(() => DateScalar, { nullable: true }) forecastAfter!: string | null;
  @Field(() => String, { nullable: true, description: 'Why the forecast moved.' }) forecastReason!: string | null;
  @Field(() => String) author!: string;
  @Field(() => DateTimeScalar) writtenAt!: string;
}
export const ProgressUpdateConnection = connectionOf(() => ProgressUpdate, 'ProgressUpdate');

@InputType()
export class ConfirmNoChangeInput {
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that the person saw. What others changed since is a conflict; evidence that came since is not.' }) version!: number;
}

@InputType()
export class UpdateActionInput extends ConfirmNoChangeInput {
  @Field(() => String, { description: 'What changed, in a sentence or two.' }) text!: string;
  @Field(() => ActionStatus, { description: 'As it stands afterwards. Complete is a claim.' }) status!: StatusName;
  @Field(() => DateScalar, { nullable: true, description: 'The forecast as it stands afterwards; null: there is none.' }) forecast?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it moved.' }) forecastReason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}
