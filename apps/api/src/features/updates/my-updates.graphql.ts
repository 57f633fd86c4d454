/** What needs a person now, what they have begun to write, and how many updates came. */
import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, JsonScalar, NotFound, Reason, Refused } from '../../platform/graphql/index.ts';
import { Action } from '../plans/index.ts';

@ObjectType()
export class MyUpdate {
  @Field(() => Action) action!: Action;
  @Field(() => [Reason], { description: 'Why it needs the person now: overdue, dueSoon, neverUpdated, notUpdated, evidenceExpired, returned.' }) needs!: Reason[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'They have begun to write about it.' }) draftSavedAt!: Date | null;
}

@ObjectType({ description: 'Of the actions that the asking person owns or contributes to.' })
export class MyUpdates {
  @Field(() => DateScalar) periodFrom!: string;
  @Field(() => DateScalar) periodTo!: string;
  @Field(() => [MyUpdate], { description: 'What needs them now, the longest without an update first.' }) needed!: MyUpdate[];
  @Field(() => Int, { description: 'Actions that are neither complete nor cancelled.' }) open!: number;
  @Field(() => Int, { description: 'Those of them that have this period’s update.' }) updated!: number;
}

@ObjectType({ description: 'Of how many actions an update was due in a period, and of how many it came.' })
export class UpdateRate {
  @Field(() => DateScalar) periodFrom!: string;
  @Field(() => DateScalar) periodTo!: string;
  @Field(() => Int, { description: 'Neither complete nor cancelled when the period, or the action, began.' }) due!: number;
  @Field(() => Int) updated!: number;
}

@ObjectType({ description: 'What the asking person has begun to write about an action. Nobody else sees it.' })
export class UpdateDraft {
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that they saw when they began.' }) actionVersion!: number;
  @Field(() => JsonScalar, { description: 'Text by the names of the fields of a form.' }) content!: unknown;
  @Field(() => DateTimeScalar) savedAt!: Date;
}

@InputType()
export class DiscardUpdateDraftInput {
  @Field(() => ID) actionId!: string;
}

@InputType()
export class SaveUpdateDraftInput extends DiscardUpdateDraftInput {
  @Field(() => Int) version!: number;
  @Field(() => JsonScalar) content!: unknown;
}

export const UpdateDraftResult = createUnionType({
  name: 'UpdateDraftResult', types: () => [UpdateDraft, NotFound, Refused] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : UpdateDraft),
});
