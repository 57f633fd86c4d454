/** Where an action stands between claimed and accepted, and the steps. */
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AssuranceState as StateName, AssuranceStep as StepName } from '@waymark/domain';

export const AssuranceState = {
  NONE: 'none', CLAIMED: 'claimed', EVIDENCED: 'evidenced', BOARD_ACCEPTED: 'boardAccepted', EXTERNALLY_ACCEPTED: 'externallyAccepted', RETURNED: 'returned',
} as const satisfies Record<string, StateName>;
registerEnumType(AssuranceState, { name: 'AssuranceState', description: 'Complete is not accepted: who has said that a complete action is really done.' });

export const AssuranceStep = {
  CLAIM: 'claim', CONFIRM_EVIDENCE: 'confirmEvidence', ACCEPT_BY_BOARD: 'acceptByBoard', ACCEPT_EXTERNALLY: 'acceptExternally', DECLINE_EXTERNALLY: 'declineExternally', RETURN: 'return', WITHDRAW: 'withdraw',
} as const satisfies Record<string, StepName>;
registerEnumType(AssuranceStep, { name: 'AssuranceStep' });

@ObjectType()
export class ActionAssurance {
  @Field(() => AssuranceState) state!: StateName;
  @Field(() => [AssuranceStep], { description: 'That the asking person can take now.' }) steps!: readonly StepName[];
  @Field(() => Boolean, { description: 'It is the asking person’s own action: they judge nothing about it.' }) own!: boolean;
  @Field(() => Int, { nullable: true, description: 'Days from the last claim to the board’s acceptance of it; null while it is not accepted.' }) signOffLagDays!: number | null;
  @Field(() => Int, { nullable: true, description: 'Days for which a claim has waited for the board; null when none waits.' }) waitingDays!: number | null;
}

@InputType()
export class MoveAssuranceInput {
  @Field(() => ID) actionId!: string;
  @Field(() => Int, { description: 'The version of the action that the person saw.' }) version!: number;
  @Field(() => AssuranceStep) step!: StepName;
  @Field(() => String, { nullable: true, description: 'Needed to return, decline or withdraw.' }) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}
