/** With which oversight bodies a service shares its working plans. */
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ShareScope as ScopeName } from '../../platform/tenancy/index.ts';
import { connectionOf, DateTimeScalar, LocalisedText, Node, NotFound, Refused } from '../../platform/graphql/index.ts';

export const ShareScope = {
  ACTIONS: 'actions', EVIDENCE: 'evidence', NAMES: 'names', INDICATORS: 'indicators', ESCALATIONS: 'escalations', REVIEWS: 'reviews',
} as const satisfies Record<string, ScopeName>;
registerEnumType(ShareScope, {
  name: 'ShareScope', description: 'What a share opens beside figures, which every share shows. Evidence (its titles) and names belong to actions and need them; reviews, the papers of closed meetings, hold all the others and need them.',
});

@ObjectType({ description: 'A body whose advisers read what services share with it.' })
export class OversightBody {
  id!: string;
  @Field(() => String) slug!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType({ implements: () => [Node], description: 'That advisers of a body may read what its scopes open, from a moment to a moment.' })
export class Share implements Node {
  @Field(() => ID) id!: string;
  @Field(() => OversightBody) body!: OversightBody;
  @Field(() => [ShareScope], { description: 'None: figures alone.' }) scopes!: ScopeName[];
  @Field(() => DateTimeScalar) grantedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Null when the person has left.' }) grantedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its scopes were last changed.' }) changedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it holds.' }) revokedAt!: Date | null;
  @Field(() => String, { nullable: true }) revokedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was revoked.' }) reason!: string | null;
}

export const ShareConnection = connectionOf(() => Share, 'Share');

@InputType()
export class GrantShareInput {
  @Field(() => String, { description: 'Slug of the body.' }) body!: string;
  @Field(() => [ShareScope], { nullable: true, description: 'Figures alone when left out.' }) scopes?: readonly ScopeName[] | null;
}

@InputType()
export class ChangeShareInput {
  @Field(() => ID) shareId!: string;
  @Field(() => [ShareScope]) scopes!: ScopeName[];
}

@InputType()
export class RevokeShareInput {
  @Field(() => ID) shareId!: string;
  @Field(() => String) reason!: string;
}

export const ShareResult = createUnionType({
  name: 'ShareResult',
  types: () => [Share, Refused, NotFound] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : value instanceof NotFound ? NotFound : Share),
});
