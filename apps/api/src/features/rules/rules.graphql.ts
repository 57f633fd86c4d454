/** Rule set versions as the API shows them: what they are, who wrote and approved them, and what was checked. */
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, Node, NotFound, Parameter } from '../../platform/graphql/index.ts';
import type { RuleSetStateName } from './lifecycle.ts';
import type { RuleSetRow } from './rule-sets.store.ts';

/** What rules decide about. Others follow with catalogues of their own. */
export const RuleSubject = { ACTION: 'action' } as const;
export type RuleSubjectName = (typeof RuleSubject)[keyof typeof RuleSubject];
registerEnumType(RuleSubject, { name: 'RuleSubject' });

export const RuleSetState = {
  DRAFT: 'draft', IN_REVIEW: 'inReview', APPROVED: 'approved', SCHEDULED: 'scheduled', ACTIVE: 'active', SUPERSEDED: 'superseded', WITHDRAWN: 'withdrawn',
} as const satisfies Record<string, RuleSetStateName>;
registerEnumType(RuleSetState, { name: 'RuleSetState' });

@ObjectType()
export class RuleSetPerson {
  @Field(() => ID, { description: 'The account, as in me.' }) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'Something that is checked before a version may be submitted or approved.' })
export class RuleSetGate {
  @Field(() => String) code!: string;
  @Field(() => Boolean) passed!: boolean;
  @Field(() => Boolean, { description: 'When it has not passed, the version goes no further.' }) blocking!: boolean;
  @Field(() => [Parameter]) parameters!: Parameter[];
}

@ObjectType()
export class RuleSetEvent {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => RuleSetState) from!: RuleSetStateName;
  @Field(() => RuleSetState) to!: RuleSetStateName;
  @Field(() => String) contentHash!: string;
  @Field(() => RuleSetPerson, { nullable: true, description: 'Null when its day had come and the service itself acted.' }) actor!: RuleSetPerson | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [RuleSetGate]) gates!: RuleSetGate[];
}

@ObjectType({ implements: () => [Node] })
export class RuleSetVersion implements Node {
  @Field(() => ID) id: string;
  @Field(() => Int) number: number;
  @Field(() => RuleSubject) subject: RuleSubjectName;
  @Field(() => RuleSetState) state: RuleSetStateName;
  @Field(() => Int, { description: 'Of the row: it moves with every edit and every step.' }) version: number;
  @Field(() => String) contentHash: string;
  @Field(() => RuleSetPerson, { nullable: true, description: 'Null for what the service started from.' }) author: RuleSetPerson | null;
  @Field(() => RuleSetPerson, { nullable: true }) approver: RuleSetPerson | null;
  @Field(() => DateTimeScalar) createdAt: Date;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) approvedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) activatedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) supersededAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt: Date | null;
  @Field(() => DateScalar, { nullable: true }) effectiveFrom: string | null;
  @Field(() => Boolean, { description: 'Whether people are told of what the first evaluation changes.' }) notifyOnFirstEvaluation: boolean;

  constructor(readonly row: RuleSetRow) {
    this.id = row.id;
    this.number = row.number;
    this.subject = row.subject;
    this.state = row.state;
    this.version = row.version;
    this.contentHash = row.contentHash;
    this.author = row.author;
    this.approver = row.approver;
    this.createdAt = row.createdAt;
    this.submittedAt = row.submittedAt;
    this.approvedAt = row.approvedAt;
    this.activatedAt = row.activatedAt;
    this.supersededAt = row.supersededAt;
    this.withdrawnAt = row.withdrawnAt;
    this.effectiveFrom = row.effectiveFrom;
    this.notifyOnFirstEvaluation = row.notifyOnFirst;
  }
}

export const RuleSetVersionConnection = connectionOf(() => RuleSetVersion, 'RuleSetVersion');
export const RuleSetVersionResult = createUnionType({ name: 'RuleSetVersionResult', types: () => [RuleSetVersion, NotFound] as const });
