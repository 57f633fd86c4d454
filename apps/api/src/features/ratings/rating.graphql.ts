/** A service's rating key and its ratings, as the API shows them. */
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Canonical, Rating as RatingOfKey } from '@waymark/domain';
import { LocalisedText } from '../../platform/graphql/index.ts';

export const CanonicalEnum = { NOT_DUE: 'notDue', ON_TRACK: 'onTrack', AT_RISK: 'atRisk', OFF_TRACK: 'offTrack', COMPLETE: 'complete' } as const satisfies Record<string, Canonical>;
registerEnumType(CanonicalEnum, { name: 'Canonical' });

@ObjectType()
export class Rating {
  @Field(() => String) code!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => LocalisedText) meaning!: LocalisedText;
  @Field(() => String, { description: 'red, amber, green, blue or grey.' }) colour!: string;
  @Field(() => String, { description: 'diamond, triangle, circle, square or dash.' }) shape!: string;
  @Field(() => CanonicalEnum) canonical!: Canonical;
}

@ObjectType()
export class RatingKey {
  @Field(() => String) name!: string;
  @Field(() => [Rating]) ratings!: readonly RatingOfKey[];
}
