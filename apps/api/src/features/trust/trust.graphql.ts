/** Who may do what in the service, who is in it, and how long it keeps what is closed. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, connectionOf, DateTimeScalar, Refused } from '../../platform/graphql/index.ts';
import type { Role as AnyRole, TenantRole } from '../../platform/tenancy/index.ts';
import { Role } from '../services/index.ts';
import type { AccessArea as Area, AccessKind as Kind } from './areas.ts';

export const AccessArea = {
  PLAN: 'plan', EVIDENCE: 'evidence', IMPORTS: 'imports', RULES: 'rules', PEOPLE: 'people', SHARING: 'sharing', AUDIT: 'audit', SECURITY: 'security', MESSAGES: 'messages',
  SERVICE: 'service', OTHER: 'other',
} as const satisfies Record<string, Area>;
registerEnumType(AccessArea, { name: 'AccessArea' });

export const AccessKind = { READ: 'read', CHANGE: 'change' } as const satisfies Record<string, Kind>;
registerEnumType(AccessKind, { name: 'AccessKind' });

@ObjectType({ description: 'One operation of the service and the roles that may perform it: the very table that the guard reads.' })
export class AccessEntry {
  @Field(() => String) operation!: string;
  @Field(() => AccessArea) area!: Area;
  @Field(() => AccessKind) kind!: Kind;
  @Field(() => [Role]) roles!: readonly AnyRole[];
}

@ObjectType({ description: 'An account with a role in the service.' })
export class ServicePerson {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) email!: string;
  @Field(() => [Role]) roles!: readonly TenantRole[];
  @Field(() => Boolean, { description: 'False: the account is disabled, or came with an import and has not been let in.' }) maySignIn!: boolean;
}

export const ServicePersonConnection = connectionOf(() => ServicePerson, 'ServicePerson');

@ObjectType({ description: 'How long the service keeps what is closed, in months; null for as long as it says nothing else.' })
export class Retention {
  @Field(() => Int, { description: '0 while the service has not said anything and the defaults hold.' }) version!: number;
  @Field(() => Int, { nullable: true, description: 'Of plans, from the day they were closed.' }) closedPlanMonths!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of decisions about ratings.' }) decisionMonths!: number | null;
  @Field(() => Int, { description: 'Of the audit trail.' }) auditMonths!: number;
  @Field(() => DateTimeScalar, { nullable: true }) changedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Name of the person who changed it last.' }) changedBy!: string | null;
}

@InputType()
export class ChangeRetentionInput {
  @Field(() => Int, { description: 'That the page saw.' }) version!: number;
  @Field(() => Int, { nullable: true }) closedPlanMonths?: number | null;
  @Field(() => Int, { nullable: true }) decisionMonths?: number | null;
  @Field(() => Int) auditMonths!: number;
}

export const ChangeRetentionResult = createUnionType({
  name: 'ChangeRetentionResult',
  types: () => [Retention, Refused, Conflict] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof Conflict ? Conflict : Retention),
});
