/** Moving the date that counts. */
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/index.ts';

@InputType()
export class MoveTimescaleInput {
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that the person saw.' }) version!: number;
  @Field(() => DateScalar, { description: 'The new date. The first agreed one stays as it was.' }) current!: string;
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}
