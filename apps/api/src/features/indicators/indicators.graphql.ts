/** Indicators as the API shows them: codes and figures; sentences are made where they are read. */
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Direction as DirectionName, FullFigure, Outcome as OutcomeName, Polarity as PolarityName } from '@waymark/reporting';
import { DateScalar, LocalisedText, NotFound } from '../../platform/graphql/index.ts';
import { currentVersion, LICENCE, type DefinitionVersion, type IndicatorDefinition, type MeasureKind, type WindowName } from './catalogue.ts';
import type { NeighbourModel } from './open-data.ts';
import { keyIn } from './reading.ts';
import type { IndicatorReading, NotCompared as NotComparedName, TrendReading } from './reading.ts';

export const Polarity = { LOW: 'low', HIGH: 'high', NEUTRAL: 'neutral' } as const satisfies Record<string, PolarityName>;
registerEnumType(Polarity, { name: 'IndicatorPolarity', description: 'Whether a low or a high figure is good.' });

export const Outcome = { BETTER: 'better', WORSE: 'worse', HIGHER: 'higher', LOWER: 'lower', SIMILAR: 'similar' } as const satisfies Record<string, OutcomeName>;
registerEnumType(Outcome, { name: 'IndicatorOutcome' });

export const Direction = { LOWER: 'lower', SIMILAR: 'similar', HIGHER: 'higher' } as const satisfies Record<string, DirectionName>;
registerEnumType(Direction, { name: 'IndicatorDirection' });

export const TrendDirection = { INCREASING: 'increasing', DECREASING: 'decreasing', NO_CHANGE: 'noChange' } as const satisfies Record<string, TrendReading['direction']>;
registerEnumType(TrendDirection, { name: 'IndicatorTrendDirection' });

export const Country = { ENGLAND: 'england', WALES: 'wales' } as const;
registerEnumType(Country, { name: 'Country' });

export const NotCompared = {
  NO_AREA: 'noArea', UNKNOWN_AREA: 'unknownArea', WALES: 'wales', PARTNERSHIP: 'partnership', NO_FIGURE: 'noFigure', NO_NEIGHBOURS: 'noNeighbours',
  FEW_EVENTS: 'fewEvents', NOT_COMPUTED: 'notComputed', NOT_IN_FAMILY: 'notInFamily', NOT_PUBLISHED: 'notPublished', NO_COUNT: 'noCount', PARTNERSHIP_NO_COUNT: 'partnershipNoCount',
} as const satisfies Record<string, NotComparedName>;
registerEnumType(NotCompared, { name: 'NotCompared', description: 'Why a service stands beside nobody.' });

export const IndicatorGroup = { NATIONAL: 'national', KPI: 'kpi' } as const satisfies Record<string, IndicatorDefinition['group']>;
registerEnumType(IndicatorGroup, { name: 'IndicatorGroup', description: 'National indicators, or the ten key performance indicators.' });

export const IndicatorMeasure = { RATE: 'rate', PROPORTION: 'proportion', FREQUENCY: 'frequency' } as const satisfies Record<string, MeasureKind>;
registerEnumType(IndicatorMeasure, { name: 'IndicatorMeasure', description: 'A frequency counts events of which one child may have several: no usual interval holds for it.' });

export const ObservationWindow = { QUARTER: 'quarter', ROLLING_YEAR: 'rolling12', YEAR: 'year' } as const satisfies Record<string, WindowName>;
registerEnumType(ObservationWindow, { name: 'ObservationWindow', description: 'What one figure covers. Rolling years end with each quarter and share nine months with the one before.' });

@ObjectType({ description: 'One wording of an indicator.' })
export class IndicatorDefinitionVersion {
  @Field(() => String) version!: string;
  @Field(() => DateScalar, { nullable: true, description: 'Null: no date was found.' }) effectiveFrom!: string | null;
  @Field(() => LocalisedText) wording!: LocalisedText;
  @Field(() => LocalisedText, { description: 'Who or what is counted.' }) numerator!: LocalisedText;
  @Field(() => LocalisedText, { description: 'Over whom or what.' }) denominator!: LocalisedText;
  @Field(() => Boolean, { description: 'Read in a published source.' }) verified!: boolean;
  @Field(() => LocalisedText, { nullable: true }) caveat!: LocalisedText | null;
  @Field(() => Boolean, { description: 'The counted are followed on: offered help, and attended.' }) steps!: boolean;
}

@ObjectType({ description: 'That the service itself has chosen its comparators: to be said wherever it is compared by them.' })
export class IndicatorKeptFamily {
  @Field(() => ID) familyId!: string;
  @Field(() => Int) version!: number;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => DateScalar, { description: 'The day on which this version was saved.' }) chosenOn!: string;
}

@ObjectType({ description: 'An edition of a list of neighbours, by which the service can be compared.' })
export class IndicatorFamily {
  @Field(() => ID) code!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => Boolean) chosen!: boolean;
  @Field(() => IndicatorKeptFamily, { nullable: true, description: 'Null of a published list and of one that is worked out.' }) kept!: IndicatorKeptFamily | null;
}

@ObjectType({ description: 'The area that the service covers, by the crosswalk of authorities to youth justice services.' })
export class IndicatorArea {
  @Field(() => String) name!: string;
  @Field(() => Country) country!: 'england' | 'wales';
  @Field(() => Int, { description: 'More than one in a partnership.' }) authorities!: number;
}

@ObjectType({ description: 'A value is never without its limits, its count and its denominator.' })
export class IndicatorFigure {
  @Field(() => Float) value!: number;
  @Field(() => Float) lower95!: number;
  @Field(() => Float) upper95!: number;
  @Field(() => Float, { nullable: true }) lower998!: number | null;
  @Field(() => Float, { nullable: true }) upper998!: number | null;
  @Field(() => Float) count!: number;
  @Field(() => Int) denominator!: number;
  @Field(() => Boolean, { description: 'The count was worked out from a published rate.' }) estimated!: boolean;
}

@ObjectType()
export class IndicatorVerdict {
  @Field(() => Outcome) outcome!: OutcomeName;
  @Field(() => Float, { nullable: true, description: 'The highest level at which it differs: 0.95 or 0.998.' }) level!: number | null;
}

@ObjectType({ description: 'One rate divided by another, with its exact interval.' })
export class IndicatorRatio {
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Float) lower!: number;
  @Field(() => Float, { nullable: true, description: 'Null: without bound.' }) upper!: number | null;
  @Field(() => Float) confidence!: number;
  @Field(() => Direction) direction!: DirectionName;
}

@ObjectType({ description: 'The service beside its neighbours: as one pool, and as the unweighted mean of the DfE’s tool.' })
export class IndicatorComparison {
  @Field(() => IndicatorFigure, { nullable: true, description: 'All events of the neighbours over all their children, without the service itself.' }) pooled!: IndicatorFigure | null;
  @Field(() => Float) unweightedMean!: number;
  @Field(() => Int, { description: 'Neighbours with a figure.' }) reported!: number;
  @Field(() => Int, { description: 'Neighbours in the group.' }) of!: number;
  @Field(() => [String], { description: 'Neighbours without a figure.' }) missing!: string[];
  @Field(() => IndicatorVerdict, { nullable: true, description: 'OHID’s rule, which takes the pool for a fixed value.' }) reference!: IndicatorVerdict | null;
  @Field(() => IndicatorRatio, { nullable: true, description: 'The rule that counts the neighbours’ own uncertainty.' }) ratio!: IndicatorRatio | null;
  @Field(() => IndicatorVerdict, { nullable: true, description: 'Different only when both rules say so.' }) verdict!: IndicatorVerdict | null;
}

@ObjectType()
export class IndicatorNeighbour {
  @Field(() => ID, { description: 'ONS code.' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: '1 is nearest: a place in likeness, not in performance.' }) nearness!: number;
  @Field(() => String, { description: 'As the model states it, in English.' }) closeness!: string;
  @Field(() => IndicatorFigure, { nullable: true, description: 'Null: suppressed or not available; the source does not say which.' }) figure!: IndicatorFigure | null;
  @Field(() => IndicatorVerdict, { nullable: true, description: 'Beside all others of the group together.' }) verdict!: IndicatorVerdict | null;
}

@ObjectType()
export class IndicatorYear {
  @Field(() => String) period!: string;
  @Field(() => IndicatorFigure, { nullable: true }) figure!: IndicatorFigure | null;
  @Field(() => Float, { nullable: true, description: 'As published, where the numbers behind it are not: never to be compared.' }) withoutCount!: number | null;
  @Field(() => Float, { nullable: true, description: 'Unweighted.' }) neighbourMean!: number | null;
  @Field(() => Int) neighboursReported!: number;
}

@ObjectType({ description: 'Five consecutive years, read together.' })
export class IndicatorTrend {
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
  @Field(() => TrendDirection) direction!: TrendReading['direction'];
  @Field(() => Outcome) outcome!: OutcomeName;
}

@ObjectType({ description: 'Null where nothing is published.' })
export class IndicatorMethod {
  @Field(() => String, { description: 'Version of the definition.' }) definitionVersion!: string;
  @Field(() => LocalisedText, { nullable: true }) source!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true }) populationSource!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Without neighbours null.' }) neighbourSource!: LocalisedText | null;
  @Field(() => String, { nullable: true, description: 'Edition of the neighbour model; null without neighbours.' }) neighbourVersion!: string | null;
  @Field(() => IndicatorKeptFamily, { nullable: true, description: 'Null unless it is compared by a family that the service has chosen itself.' }) keptFamily!: IndicatorKeptFamily | null;
  @Field(() => String) licence!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the published figures were copied.' }) copiedOn!: string | null;
}

/** What is told of an indicator wherever it is shown: today on its own page, or as a board saw it. */
@ObjectType({ isAbstract: true })
export abstract class IndicatorShown {
  @Field(() => ID) code!: string;
  @Field(() => IndicatorGroup) group!: IndicatorDefinition['group'];
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => LocalisedText, { description: 'As worded today.' }) definition!: LocalisedText;
  @Field(() => IndicatorMeasure) measure!: MeasureKind;
  @Field(() => Int, { description: 'The value is per this many.' }) per!: number;
  @Field(() => Polarity) polarity!: PolarityName;
  @Field(() => [ObservationWindow], { description: 'What own figures of the service may cover, the usual first; none of an indicator that is only published.' }) windows!: WindowName[];
  @Field(() => Int, { nullable: true, description: 'Months from the end of a period until its figure is usually there; null when not known.' }) lagMonths!: number | null;
  @Field(() => [IndicatorDefinitionVersion], { description: 'Oldest first.' }) versions!: IndicatorDefinitionVersion[];
  @Field(() => Boolean, { description: 'Figures by area are published.' }) published!: boolean;
  @Field(() => String, { nullable: true, description: 'Of the newest figures held.' }) period!: string | null;
  @Field(() => IndicatorArea, { nullable: true }) area!: IndicatorArea | null;
  @Field(() => IndicatorFigure, { nullable: true }) figure!: IndicatorFigure | null;
  @Field(() => IndicatorComparison, { nullable: true }) comparison!: IndicatorComparison | null;
  @Field(() => NotCompared, { nullable: true, description: 'Null when it is compared.' }) notCompared!: NotComparedName | null;
  @Field(() => [IndicatorFamily], { description: 'Those that the area can be compared by; empty where nothing is compared.' }) families!: IndicatorFamily[];
  @Field(() => [IndicatorNeighbour], { description: 'Nearest first.' }) neighbours!: IndicatorNeighbour[];
  @Field(() => [IndicatorYear], { description: 'Oldest first; empty when nothing is held about the area.' }) years!: IndicatorYear[];
  @Field(() => IndicatorTrend, { nullable: true, description: 'Null when the last five years are not all there.' }) trend!: IndicatorTrend | null;
  @Field(() => IndicatorMethod) method!: IndicatorMethod;
}

@ObjectType({ description: 'An indicator of the catalogue: its wordings, and what is published of the area of a service, with its neighbours and its years.' })
export class Indicator extends IndicatorShown {}

/** @param chosen of the models, the one that the reading compares by */
export function shownIndicator({ definition, period, area, figure, group, together, notCompared, neighbours, years, trend }: IndicatorReading, models: readonly NeighbourModel[], chosen: NeighbourModel): IndicatorShown {
  const current = currentVersion(definition);
  const { code, group: kind, name, measure, per, polarity, windows, lagMonths, versions, published } = definition;
  const knows = (model: NeighbourModel): boolean => area !== null && model.groups.has(keyIn(model, area) ?? '');
  return {
    code, group: kind, name, definition: current.wording, measure, per, polarity, windows: [...windows], lagMonths, versions: versions.map(shownVersion), published: published !== null, period,
    area: area && { name: area.name, country: area.country, authorities: area.authorities.length },
    figure: shown(figure),
    comparison: together && { ...together, missing: [...together.missing], pooled: shown(together.pooled), ratio: together.twoSample },
    notCompared,
    families: figure === null ? [] : models.filter(knows).map((model) => ({ code: model.code, name: model.name, chosen: model === chosen, kept: model.kept ?? null })),
    neighbours: neighbours.map((neighbour) => ({ ...neighbour, figure: shown(neighbour.figure) })),
    years: years.map((year) => ({ ...year, figure: shown(year.figure) })),
    trend,
    method: {
      definitionVersion: current.version, source: published?.source ?? null, populationSource: published?.populationSource ?? null, neighbourSource: group && chosen.name,
      neighbourVersion: group?.version ?? null, keptFamily: (group && chosen.kept) ?? null, licence: LICENCE, copiedOn: published?.copiedOn ?? null,
    },
  };
}

const shownVersion = ({ steps, ...version }: DefinitionVersion): IndicatorDefinitionVersion => ({ ...version, steps: steps === true });

const shown = (figure: FullFigure | null): IndicatorFigure | null => figure && { ...figure, lower998: figure.lower998 ?? null, upper998: figure.upper998 ?? null };

export const IndicatorResult = createUnionType({ name: 'IndicatorResult', types: () => [Indicator, NotFound] as const });
