/** The plan that an import would become, with what people corrected and what the rules would say today. */
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Precision as PrecisionName } from '@waymark/domain';
import { connectionOf, DateScalar, Parameter } from '../../platform/graphql/index.ts';
import { Precision } from '../plans/index.ts';
import { Rating, type RatedAction } from '../ratings/index.ts';
import type { DraftActionItem } from './draft.ts';
import { PrintedRating } from './source.graphql.ts';

@ObjectType()
export class DraftOwner {
  @Field(() => String) name!: string;
  @Field(() => Boolean) accountable!: boolean;
}

@ObjectType()
export class DraftTimescale {
  @Field(() => String) sourceText!: string;
  @Field(() => Precision) precision!: PrecisionName;
  @Field(() => DateScalar, { nullable: true }) due!: string | null;
  @Field(() => Boolean) ongoing!: boolean;
  @Field(() => Boolean) achieved!: boolean;
}

@ObjectType()
export class DraftAction {
  @Field(() => ID, { description: 'sections/0/objectives/1/actions/2' }) path: string;
  @Field(() => ID) objectivePath: string;
  @Field(() => String, { nullable: true }) ref: string | null;
  @Field(() => String) description: string;
  @Field(() => String, { nullable: true }) approach: string | null;
  @Field(() => String, { nullable: true }) ownerText: string | null;
  @Field(() => [DraftOwner]) owners: readonly DraftOwner[];
  @Field(() => DraftTimescale) timescale: DraftTimescale;
  @Field(() => String, { nullable: true }) statedCode: string | null;
  @Field(() => String, { nullable: true, description: 'text, shading or status; person, when somebody corrected it.' }) statedSource: string | null;
  @Field(() => String, { nullable: true }) successMeasure: string | null;
  @Field(() => String, { nullable: true }) progress: string | null;
  @Field(() => Int, { nullable: true }) block: number | null;
  @Field(() => Int, { nullable: true }) row: number | null;

  @Field(() => Rating, { description: "What the service's rules would say today." }) computedRating: Rating;
  @Field(() => Boolean) diverges: boolean;

  constructor(item: DraftActionItem, rated: RatedAction) {
    this.path = item.path;
    this.objectivePath = item.objectivePath;
    this.ref = item.ref;
    this.description = item.description;
    this.approach = item.approach;
    this.ownerText = item.ownerText;
    this.owners = item.owners;
    this.timescale = item.timescale;
    this.statedCode = item.statedCode;
    this.statedSource = item.statedSource;
    this.successMeasure = item.successMeasure;
    this.progress = item.progress;
    this.block = item.block;
    this.row = item.row;
    this.computedRating = rated.computed;
    this.diverges = rated.diverges;
  }
}

export const DraftActionConnection = connectionOf(() => DraftAction, 'DraftAction');

@ObjectType()
export class DraftObjective {
  @Field(() => ID) path!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) theme!: string | null;
  @Field(() => DateScalar, { nullable: true }) targetDate!: string | null;
  @Field(() => String, { nullable: true }) champion!: string | null;
  @Field(() => [String]) linkedRecommendations!: readonly string[];
  @Field(() => [String]) linkedIndicators!: readonly string[];
}

@ObjectType()
export class DraftSection {
  @Field(() => ID) path!: string;
  @Field(() => String, { nullable: true }) ref!: string | null;
  @Field(() => String) title!: string;
  @Field(() => [DraftObjective]) objectives!: DraftObjective[];
}

@ObjectType()
export class DraftPlan {
  @Field(() => String) title!: string;
  @Field(() => [PrintedRating], { description: 'The rating key printed in the document.' }) printedKey!: readonly PrintedRating[];
  @Field(() => [DraftSection]) sections!: DraftSection[];
  @Field(() => Int, { description: 'Actions not complete, and how many of them the rules rate otherwise than the document does.' }) openCount!: number;
  @Field(() => Int) contradictingCount!: number;
  /** Not shown as such: the pages of `actions` are cut from it. */
  allActions!: readonly DraftAction[];
}

@ObjectType()
export class Finding {
  @Field(() => ID) id!: string;
  @Field(() => String) code!: string;
  @Field(() => [Parameter]) parameters!: Parameter[];
  @Field(() => ID, { nullable: true, description: 'Path of the draft action or objective it is about.' }) path!: string | null;
  @Field(() => Int, { nullable: true }) block!: number | null;
  @Field(() => Int, { nullable: true }) row!: number | null;
  @Field(() => Int, { nullable: true }) column!: number | null;
  @Field(() => Boolean, { description: 'False: for information. True: the plan is not committed before somebody confirms or corrects it.' })
  needsAnswer!: boolean;
  @Field(() => Boolean) answered!: boolean;
}

export const FindingConnection = connectionOf(() => Finding, 'Finding');
