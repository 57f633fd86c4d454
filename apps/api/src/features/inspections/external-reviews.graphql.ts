/** Reviews from outside as the API shows them: codes, words of the framework, and what the ratings add up to. */
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { frameworkVersionOf, inspectionFrameworks, readScores, standardsOf, type ExternalReviewKind as KindName, type OverallVerdict as VerdictName } from '@waymark/domain';
import { DateScalar, DateTimeScalar, LocalisedText, Node, NotFound, Reason, Refused } from '../../platform/graphql/index.ts';
import type { ExternalReviewRow } from './external-reviews.store.ts';
import { FrameworkRating } from './frameworks.graphql.ts';
import { ExternalReviewKind, NewRecommendationInput } from './recommendations.graphql.ts';

export const OverallVerdict = { AGREES: 'agrees', DIFFERS: 'differs', UNCONFIRMED: 'unconfirmed', NOT_CHECKED: 'notChecked' } as const satisfies Record<string, VerdictName>;
registerEnumType(OverallVerdict, { name: 'OverallVerdict', description: 'How the printed overall rating stands to the published rule. Unconfirmed: no published report had that score.' });

@ObjectType()
export class StandardRating {
  @Field(() => String) code!: string;
  @Field(() => LocalisedText) title!: LocalisedText;
  @Field(() => Boolean) countsToOverall!: boolean;
  @Field(() => FrameworkRating, { nullable: true, description: 'Null: not rated.' }) rating!: FrameworkRating | null;
}

@ObjectType({ description: 'What an inspection printed, and what its ratings add up to.' })
export class ExternalReviewScores {
  @Field(() => LocalisedText) framework!: LocalisedText;
  @Field(() => String) version!: string;
  @Field(() => LocalisedText, { nullable: true }) caveat!: LocalisedText | null;
  @Field(() => FrameworkRating, { nullable: true }) overall!: FrameworkRating | null;
  @Field(() => Int, { nullable: true }) printedScore!: number | null;
  @Field(() => [StandardRating]) standards!: StandardRating[];
  @Field(() => Int, { nullable: true, description: 'Sum of the rated standards that count; null without numbers.' }) score!: number | null;
  @Field(() => Int, { description: 'The most that the rated standards could have made.' }) most!: number;
  @Field(() => Int, { description: 'Standards that count and were rated.' }) rated!: number;
  @Field(() => Int, { description: 'Standards that count.' }) counted!: number;
  @Field(() => OverallVerdict) verdict!: VerdictName;
  @Field(() => FrameworkRating, { nullable: true, description: 'What the rule makes of the score.' }) byRule!: FrameworkRating | null;
  @Field(() => Boolean, { description: 'Somebody has checked that what contradicts itself is printed so.' }) asPrinted!: boolean;
}

@ObjectType({ implements: () => [Node], description: 'An inspection, or another review from outside.' })
export class ExternalReview implements Node {
  @Field(() => ID) id!: string;
  @Field(() => ExternalReviewKind) kind!: KindName;
  @Field(() => String) title!: string;
  @Field(() => String) publisher!: string;
  @Field(() => DateScalar, { description: 'Published, or made by the committee.' }) datedOn!: string;
  @Field(() => ExternalReviewScores, { nullable: true, description: 'Of an inspection by a framework.' }) scores: ExternalReviewScores | null;
  @Field(() => String) enteredBy!: string;
  @Field(() => DateTimeScalar) enteredAt!: string;

  constructor(row: ExternalReviewRow) {
    const { id, kind, title, publisher, datedOn, enteredBy, enteredAt } = row;
    Object.assign(this, { id, kind, title, publisher, datedOn, enteredBy, enteredAt });
    this.scores = scoresOf(row);
  }
}

function scoresOf({ framework, frameworkVersion, overallRating, printedScore, standards, asPrinted }: ExternalReviewRow): ExternalReviewScores | null {
  const held = inspectionFrameworks.find(({ code }) => code === framework);
  const version = frameworkVersionOf(framework ?? '', frameworkVersion ?? '');
  if (!held || !version) return null;
  const word = (code: string | null | undefined): FrameworkRating | null => version.ratings.find((rating) => rating.code === code) ?? null;
  const { byRule, ...reading } = readScores(version, { standards, overall: overallRating, score: printedScore });
  return {
    framework: held.name, version: version.version, caveat: version.caveat, overall: word(overallRating), printedScore, asPrinted, ...reading, byRule: word(byRule),
    standards: standardsOf(version).map(({ code, title, countsToOverall }) => ({ code, title, countsToOverall, rating: word(standards[code]) })),
  };
}

@InputType()
export class StandardRatingInput {
  @Field(() => String, { description: 'Code of the standard.' }) standard!: string;
  @Field(() => String, { description: 'Code of the rating.' }) rating!: string;
}

@InputType()
export class FrameworkRatingsInput {
  @Field(() => String, { description: 'Code of the framework.' }) framework!: string;
  @Field(() => String) version!: string;
  @Field(() => [StandardRatingInput], { description: 'A standard that was not rated is left out.' }) standards!: StandardRatingInput[];
  @Field(() => String, { nullable: true, description: 'Code of a rating.' }) overall?: string | null;
  @Field(() => Int, { nullable: true, description: 'As the report prints it.' }) score?: number | null;
}

@InputType()
export class AddExternalReviewInput {
  @Field(() => ExternalReviewKind) kind!: KindName;
  @Field(() => String) title!: string;
  @Field(() => String) publisher!: string;
  @Field(() => DateScalar) datedOn!: string;
  @Field(() => FrameworkRatingsInput, { nullable: true, description: 'Of an inspection.' }) ratings?: FrameworkRatingsInput | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that what contradicts itself is printed so.' }) asPrinted?: boolean | null;
  @Field(() => [NewRecommendationInput], { nullable: true }) recommendations?: NewRecommendationInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class ImportRecommendationsInput {
  @Field(() => String, { description: 'The text of a CSV file; its head names the columns.' }) csv!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@InputType()
export class WithdrawExternalReviewInput {
  @Field(() => ID) reviewId!: string;
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'The person has checked that no child is named.' }) noChildNamed?: boolean | null;
}

@ObjectType({ description: 'What a file brought.' })
export class RecommendationsImported {
  @Field(() => Int) recommendations!: number;
  @Field(() => Int, { description: 'Reviews that were not there before.' }) reviews!: number;
}

@ObjectType({ description: 'What is wrong in one row of a file.' })
export class RecommendationRowFaults {
  @Field(() => Int, { description: 'As a spreadsheet counts: the head is 1.' }) line!: number;
  @Field(() => [Reason]) reasons!: Reason[];
}

@ObjectType({ description: 'Nothing of the file was kept.' })
export class RecommendationFileRefused {
  @Field(() => [RecommendationRowFaults], { description: 'The first hundred rows with a fault.' }) rows!: RecommendationRowFaults[];
  @Field(() => Int, { description: 'Rows with a fault.' }) count!: number;
}

@ObjectType({ description: 'The review is shown no more, nor are its recommendations; the trail keeps that it was there.' })
export class ExternalReviewWithdrawn {
  @Field(() => ID) id!: string;
}

export const ExternalReviewResult = createUnionType({ name: 'ExternalReviewResult', types: () => [ExternalReview, Refused] as const });
export const WithdrawExternalReviewResult = createUnionType({ name: 'WithdrawExternalReviewResult', types: () => [ExternalReviewWithdrawn, NotFound, Refused] as const });
export const RecommendationImportResult = createUnionType({ name: 'RecommendationImportResult', types: () => [RecommendationsImported, RecommendationFileRefused, Refused] as const });
