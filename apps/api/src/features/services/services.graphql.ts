/** The person who asks, and the services they may enter. */
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role as RoleName } from '../../platform/tenancy/index.ts';
import { connectionOf, LocalisedText, Node } from '../../platform/graphql/index.ts';

export const Role = {
  ACTION_OWNER: 'actionOwner', PLAN_MANAGER: 'planManager', BOARD_MEMBER: 'boardMember', BOARD_CHAIR: 'boardChair',
  TENANT_ADMINISTRATOR: 'tenantAdministrator', VIEWER: 'viewer', OVERSIGHT_ADVISER: 'oversightAdviser', OPERATOR: 'operator',
} as const satisfies Record<string, RoleName>;
registerEnumType(Role, { name: 'Role' });

@ObjectType()
export class Me {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) email!: string;
  @Field(() => [Role], { description: 'Roles in the service of this request (header x-waymark-service); without one, those of the account itself.' })
  roles!: RoleName[];
  @Field(() => [String], { description: 'Names of the operations that those roles allow, so that a page offers nothing else.' })
  operations!: string[];
}

@ObjectType({ implements: () => [Node] })
export class Service implements Node {
  @Field(() => ID) id!: string;
  @Field(() => String) slug!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => Boolean, { description: 'A demonstration: published or invented content, dates moved.' }) demonstration!: boolean;
  @Field(() => LocalisedText, { nullable: true, description: 'Where the content of a demonstration comes from.' })
  provenance!: LocalisedText | null;
}

export const ServiceConnection = connectionOf(() => Service, 'Service');
