/** The inspectorates' frameworks as the API shows them. */
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { FrameworkDomain as Domain, FrameworkRating as Word, FrameworkStandard as Standard, FrameworkVersion as Version } from '@waymark/domain';
import { DateScalar, LocalisedText } from '../../platform/graphql/index.ts';

@ObjectType({ description: 'A word of a report.' })
export class FrameworkRating {
  @Field(() => String) code!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
}

@ObjectType()
export class FrameworkStandard {
  @Field(() => String, { description: 'Unique within the version.' }) code!: string;
  @Field(() => LocalisedText) title!: LocalisedText;
  @Field(() => Boolean) countsToOverall!: boolean;
}

@ObjectType()
export class FrameworkDomain {
  @Field(() => String) code!: string;
  @Field(() => LocalisedText) title!: LocalisedText;
  @Field(() => [FrameworkStandard]) standards!: readonly Standard[];
}

@ObjectType({ description: 'A report is read by the version of its day.' })
export class FrameworkVersion {
  @Field(() => String) version!: string;
  @Field(() => DateScalar, { nullable: true, description: 'First day of reports under it; null: no date was found.' }) from!: string | null;
  @Field(() => [FrameworkRating], { description: 'Best first.' }) ratings!: readonly Word[];
  @Field(() => [FrameworkDomain]) domains!: readonly Domain[];
  @Field(() => Boolean, { description: 'Standards have scores, whose sum a report prints.' }) scored!: boolean;
  @Field(() => LocalisedText, { nullable: true }) caveat!: LocalisedText | null;

  static of({ version, from, ratings, domains, caveat }: Version): FrameworkVersion {
    return Object.assign(new FrameworkVersion(), { version, from, ratings, domains, caveat, scored: ratings.some(({ score }) => score !== null) });
  }
}

@ObjectType({ description: 'What an inspectorate inspects against.' })
export class InspectionFramework {
  @Field(() => ID) code!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => LocalisedText) publisher!: LocalisedText;
  @Field(() => [FrameworkVersion], { description: 'Oldest first.' }) versions!: FrameworkVersion[];
}
