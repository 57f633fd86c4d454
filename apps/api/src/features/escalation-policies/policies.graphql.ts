/** Escalation policies as the API shows them: what they say, who wrote and approved them, and what is wrong with them. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, DateScalar, DateTimeScalar, JsonScalar, Node, NotFound, Parameter, Refused } from '../../platform/graphql/index.ts';
import type { PolicySummary } from './drafts.store.ts';
import type { PolicyStateName } from './lifecycle.ts';

export const EscalationPolicyState = {
  DRAFT: 'draft', SUBMITTED: 'submitted', ACTIVE: 'active', SUPERSEDED: 'superseded', WITHDRAWN: 'withdrawn',
} as const satisfies Record<string, PolicyStateName>;
registerEnumType(EscalationPolicyState, { name: 'EscalationPolicyState' });

@ObjectType()
export class EscalationPolicyPerson {
  @Field(() => ID, { description: 'The account, as in me.' }) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'A fault, with the path to its spot in the document.' })
export class EscalationPolicyIssue {
  @Field(() => String, { description: 'Keys and places joined by /; empty for the whole.' }) path!: string;
  @Field(() => String) code!: string;
  @Field(() => [Parameter]) parameters!: Parameter[];
}

@ObjectType({ description: 'Where a case over time and the policy part.' })
export class EscalationPolicyCaseFailure {
  @Field(() => Int, { description: 'Counted from the start of the case.' }) day!: number;
  @Field(() => DateScalar) on!: string;
  @Field(() => String) code!: string;
  @Field(() => String, { nullable: true }) expected!: string | null;
  @Field(() => String, { nullable: true }) actual!: string | null;
}

@ObjectType({ description: 'A case over time that is stored with the policy, and whether it holds.' })
export class EscalationPolicyCase {
  @Field(() => String) name!: string;
  @Field(() => Boolean) passed!: boolean;
  @Field(() => [EscalationPolicyCaseFailure]) failures!: readonly EscalationPolicyCaseFailure[];
}

@ObjectType({ implements: () => [Node] })
export class EscalationPolicy implements Node {
  @Field(() => ID) id: string;
  @Field(() => Int) number: number;
  @Field(() => EscalationPolicyState) state: PolicyStateName;
  @Field(() => Int, { description: 'Of the row: it moves with every edit and every step.' }) version: number;
  @Field(() => String) contentHash: string;
  @Field(() => EscalationPolicyPerson, { nullable: true, description: 'Null for what the service started from.' }) author: EscalationPolicyPerson | null;
  @Field(() => EscalationPolicyPerson, { nullable: true }) approver: EscalationPolicyPerson | null;
  @Field(() => DateTimeScalar) createdAt: Date;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'In force since then.' }) activatedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Superseded or withdrawn then.' }) endedAt: Date | null;

  constructor(row: PolicySummary) {
    this.id = row.id;
    this.number = row.number;
    this.state = row.state;
    this.version = row.version;
    this.contentHash = row.contentHash;
    this.author = row.author;
    this.approver = row.approver;
    this.createdAt = row.createdAt;
    this.submittedAt = row.submittedAt;
    this.activatedAt = row.activatedAt;
    this.endedAt = row.endedAt;
  }
}

@ObjectType()
export class EscalationPolicies {
  @Field(() => EscalationPolicy) active!: EscalationPolicy;
  @Field(() => EscalationPolicy, { nullable: true, description: 'The draft or submitted one; there is at most one.' }) open!: EscalationPolicy | null;
  @Field(() => [EscalationPolicy], { description: 'Those that ended, newest first, at most 50.' }) past!: EscalationPolicy[];
}

@InputType()
export class StartEscalationPolicyDraftInput {
  @Field(() => ID, { nullable: true, description: 'A policy that ended, to begin from; left out, the one in force.' }) fromId?: string | null;
}

@InputType()
export class EscalationPolicyStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'That the page saw: when given, a step on anything newer is a conflict.' }) version?: number | null;
}

@InputType()
export class SaveEscalationPolicyDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'That the page saw: on anything newer, nothing is saved.' }) version!: number;
  @Field(() => JsonScalar, { description: 'Kept also while it is at fault: see issues. A version of its own is left out.' }) document!: unknown;
}

@InputType()
export class ApproveEscalationPolicyInput extends EscalationPolicyStepInput {
  @Field(() => String, { description: 'Of the policy that was read: another is not approved by it.' }) contentHash!: string;
}

export const EscalationPolicyResult = createUnionType({ name: 'EscalationPolicyResult', types: () => [EscalationPolicy, NotFound] as const });
export const EscalationPolicyAnswer = createUnionType({ name: 'EscalationPolicyAnswer', types: () => [EscalationPolicy, NotFound, Refused, Conflict] as const });
