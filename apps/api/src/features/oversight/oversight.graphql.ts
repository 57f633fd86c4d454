/** What oversight sees across services, and what a service sees of its looks: codes and numbers; words are made where they are read. */
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Outcome as OutcomeName, ReleaseMark as MarkName } from '@waymark/reporting';
import { connectionOf, DateScalar, DateTimeScalar, LocalisedText } from '../../platform/graphql/index.ts';
import type { ShareScope as ScopeName } from '../../platform/tenancy/index.ts';
import { NotCompared, Outcome } from '../indicators/index.ts';
import { OversightBody, ShareScope } from '../sharing/index.ts';
import { OversightStage, PortfolioStage } from './stages.graphql.ts';
import type { FiguresReading, LagReading, RatingQuality as QualityName, ShareReading, StatusReading } from './figures.ts';

export const ReleaseMark = { C: 'c', X: 'x', Z: 'z', LOW: 'low' } as const satisfies Record<string, MarkName>;
registerEnumType(ReleaseMark, { name: 'ReleaseMark', description: 'What stands in place of a figure: C withheld, X not available, Z not applicable, LOW rounds to zero.' });

export const RatingQuality = { ALIKE: 'alike', ROSIER: 'rosier', TOO_FEW: 'tooFew' } as const satisfies Record<string, QualityName>;
registerEnumType(RatingQuality, { name: 'RatingQuality', description: 'Whether people state better ratings than the rules compute, clearly more often than one in five times.' });

@ObjectType({ description: 'So many of so many; everything is null where it is withheld or there is nothing to count.' })
export class CountOf {
  @Field(() => Int, { nullable: true }) count!: number | null;
  @Field(() => Int, { nullable: true }) of!: number | null;
  @Field(() => Float, { nullable: true, description: 'From 0 to 1.' }) value!: number | null;
  @Field(() => Float, { nullable: true }) lower95!: number | null;
  @Field(() => Float, { nullable: true }) upper95!: number | null;
  @Field(() => ReleaseMark, { nullable: true }) mark!: MarkName | null;
}

@ObjectType({ description: 'The median of days over so many actions; both are null where it is withheld.' })
export class MedianDays {
  @Field(() => Int, { nullable: true }) of!: number | null;
  @Field(() => Float, { nullable: true, description: 'Null where there is nothing to take a median of, too.' }) median!: number | null;
  @Field(() => ReleaseMark, { nullable: true }) mark!: MarkName | null;
}

@ObjectType({ description: 'Actions by canonical status, whatever the service’s own ratings are called.' })
export class StatusCounts {
  @Field(() => Int) notDue!: number;
  @Field(() => Int) onTrack!: number;
  @Field(() => Int) atRisk!: number;
  @Field(() => Int) offTrack!: number;
  @Field(() => Int) complete!: number;
}

@ObjectType({ description: 'A published figure of the area of a service, beside its statistical neighbours.' })
export class SharedIndicator {
  @Field(() => String) period!: string;
  @Field(() => Int, { description: 'The value is per this many.' }) per!: number;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Float, { nullable: true }) lower95!: number | null;
  @Field(() => Float, { nullable: true }) upper95!: number | null;
  @Field(() => Float, { nullable: true }) count!: number | null;
  @Field(() => Int, { nullable: true }) denominator!: number | null;
  @Field(() => ReleaseMark, { nullable: true }) mark!: MarkName | null;
  @Field(() => Outcome, { nullable: true, description: 'Different from neighbours only when two rules say so.' }) verdict!: OutcomeName | null;
  @Field(() => NotCompared, { nullable: true }) notCompared!: string | null;
}

@ObjectType({ description: 'What a service’s share shows of all its plans together: no text and nobody’s name.' })
export class SharedFigures {
  @Field(() => DateScalar) asAt!: string;
  @Field(() => [ShareScope], { description: 'What the share opens beside these figures.' }) scopes!: ScopeName[];
  @Field(() => Int) plans!: number;
  @Field(() => Int, { nullable: true }) actions!: number | null;
  @Field(() => StatusCounts, { nullable: true }) byStatus!: StatusReading | null;
  @Field(() => ReleaseMark, { nullable: true, description: 'Why the counts are missing.' }) mark!: MarkName | null;
  @Field(() => CountOf, { description: 'Open actions past their date, of open actions.' }) overdue!: ShareReading;
  @Field(() => CountOf, { description: 'Stated and computed rating differ, of actions with a stated rating.' }) divergent!: ShareReading;
  @Field(() => CountOf, { description: 'Stated better than computed, of actions with a stated rating.' }) rosier!: ShareReading;
  @Field(() => CountOf, { description: 'With verified evidence, of actions that are complete, said to be complete, or due.' }) evidenced!: ShareReading;
  @Field(() => CountOf, { description: 'Whose rating people override today, of all actions.' }) overridden!: ShareReading;
  @Field(() => MedianDays, { description: 'From the last claim to the board’s acceptance, of actions that the board has accepted and did not return.' }) signOff!: LagReading;
  @Field(() => RatingQuality) quality!: QualityName;
  @Field(() => Int, { nullable: true, description: 'Null where the share does not open escalations.' }) openEscalations!: number | null;
  @Field(() => DateScalar, { nullable: true }) lastUpdate!: string | null;
  @Field(() => SharedIndicator, { nullable: true, description: 'Null where the share does not open indicators.' }) firstTimeEntrants!: SharedIndicator | null;
}

export const toSharedFigures = (reading: FiguresReading, scopes: readonly ScopeName[], firstTimeEntrants: SharedIndicator | null): SharedFigures =>
  Object.assign(new SharedFigures(), reading, { scopes: [...scopes], firstTimeEntrants });

@ObjectType()
export class PortfolioService {
  @Field(() => ID) id!: string;
  @Field(() => String) slug!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => Boolean) demonstration!: boolean;
  @Field(() => DateTimeScalar, { description: 'Since when it shares.' }) since!: Date;
  @Field(() => SharedFigures) figures!: SharedFigures;
  @Field(() => PortfolioStage) stage!: PortfolioStage;
}

@ObjectType({ description: 'The services that share with an oversight body.' })
export class Portfolio {
  @Field(() => OversightBody) body!: OversightBody;
  @Field(() => [OversightBody], { description: 'All bodies that this person advises for.' }) bodies!: OversightBody[];
  @Field(() => DateScalar) asAt!: string;
  @Field(() => [OversightStage], { description: 'The body’s own, by number.' }) stages!: OversightStage[];
  @Field(() => [PortfolioService], { description: 'By name.' }) services!: PortfolioService[];
}

@ObjectType({ description: 'What an adviser looked at on one day, as the audit trail has it.' })
export class AdviserLook {
  @Field(() => DateScalar) day!: string;
  @Field(() => DateTimeScalar, { description: 'The last time that day.' }) last!: Date;
  @Field(() => Int, { description: 'How often; the portfolio is told once a day.' }) times!: number;
  @Field(() => String, { nullable: true }) adviser!: string | null;
  @Field(() => [LocalisedText], { description: 'The bodies that the adviser belongs to now.' }) bodies!: LocalisedText[];
  @Field(() => String, { description: 'Name of the operation.' }) operation!: string;
  @Field(() => String, { nullable: true, description: 'Title of the plan or text of the action; null of the service as a whole.' }) subject!: string | null;
}

export const AdviserLookConnection = connectionOf(() => AdviserLook, 'AdviserLook');
