/** A rating that a person overrode for a time: asked for by one, approved by another. */
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/index.ts';
import { Rating } from '../ratings/index.ts';

@ObjectType()
export class RatingOverride {
  @Field(() => Rating) rating!: Rating;
  @Field(() => DateScalar, { description: 'The last day on which it holds; it ends by itself.' }) until!: string;
  @Field(() => String) reason!: string;
  @Field(() => String) by!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String, { nullable: true, description: 'Null: it waits for another person, and does not count yet.' }) approvedBy!: string | null;
  @Field(() => Boolean, { description: 'It counts today.' }) holds!: boolean;
  @Field(() => Boolean, { description: 'The asking person asked for it, and so cannot approve it.' }) ownProposal!: boolean;
}

@InputType()
export class EndOverrideInput {
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that the person saw.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Needed unless it is approved.' }) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class ApproveOverrideInput {
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that the person saw.' }) version!: number;
}

@InputType()
export class ProposeOverrideInput extends EndOverrideInput {
  @Field(() => String, { description: 'Code of a rating of the key.' }) rating!: string;
  @Field(() => DateScalar, { description: 'The last day on which it holds.' }) until!: string;
}
