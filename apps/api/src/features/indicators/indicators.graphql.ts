/** Indicators as the API shows them: codes and figures; sentences are made where they are read. */
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Direction as DirectionName, FullFigure, Outcome as OutcomeName, Polarity as PolarityName } from '@waymark/reporting';
import { DateScalar, LocalisedText, NotFound } from '../../platform/graphql/index.ts';
import { LICENCE } from './catalogue.ts';
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
  FEW_EVENTS: 'fewEvents', NOT_COMPUTED: 'notComputed',
} as const satisfies Record<string, NotComparedName>;
registerEnumType(NotCompared, { name: 'NotCompared', description: 'Why a service stands beside nobody.' });

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

@ObjectType()
export class IndicatorMethod {
  @Field(() => String, { description: 'Version of the definition.' }) definitionVersion!: string;
  @Field(() => LocalisedText) source!: LocalisedText;
  @Field(() => LocalisedText) populationSource!: LocalisedText;
  @Field(() => LocalisedText) neighbourSource!: LocalisedText;
  @Field(() => String, { nullable: true, description: 'Edition of the neighbour model; null without neighbours.' }) neighbourVersion!: string | null;
  @Field(() => String) licence!: string;
  @Field(() => DateScalar, { description: 'The day on which the published figures were copied.' }) copiedOn!: string;
}

@ObjectType({ description: 'A published figure of the area of a service, with its neighbours and its years.' })
export class Indicator {
  @Field(() => ID) code: string;
  @Field(() => LocalisedText) name: LocalisedText;
  @Field(() => LocalisedText) definition: LocalisedText;
  @Field(() => Int, { description: 'The value is per this many.' }) per: number;
  @Field(() => Polarity) polarity: PolarityName;
  @Field(() => String, { description: 'Of the newest figures held.' }) period: string;
  @Field(() => IndicatorArea, { nullable: true }) area: IndicatorArea | null;
  @Field(() => IndicatorFigure, { nullable: true }) figure: IndicatorFigure | null;
  @Field(() => IndicatorComparison, { nullable: true }) comparison: IndicatorComparison | null;
  @Field(() => NotCompared, { nullable: true, description: 'Null when it is compared.' }) notCompared: NotComparedName | null;
  @Field(() => [IndicatorNeighbour], { description: 'Nearest first.' }) neighbours: IndicatorNeighbour[];
  @Field(() => [IndicatorYear], { description: 'Oldest first; empty when nothing is held about the area.' }) years: IndicatorYear[];
  @Field(() => IndicatorTrend, { nullable: true, description: 'Null when the last five years are not all there.' }) trend: IndicatorTrend | null;
  @Field(() => IndicatorMethod) method: IndicatorMethod;

  constructor({ definition, period, area, figure, group, together, notCompared, neighbours, years, trend }: IndicatorReading) {
    this.code = definition.code;
    this.name = definition.name;
    this.definition = definition.definition;
    this.per = definition.per;
    this.polarity = definition.polarity;
    this.period = period;
    this.area = area && { name: area.name, country: area.country, authorities: area.authorities.length };
    this.figure = shown(figure);
    this.comparison = together && { ...together, missing: [...together.missing], pooled: shown(together.pooled), ratio: together.twoSample };
    this.notCompared = notCompared;
    this.neighbours = neighbours.map((neighbour) => ({ ...neighbour, figure: shown(neighbour.figure) }));
    this.years = years.map((year) => ({ ...year, figure: shown(year.figure) }));
    this.trend = trend;
    const { version, source, populationSource, neighbourSource, copiedOn } = definition;
    this.method = { definitionVersion: version, source, populationSource, neighbourSource, neighbourVersion: group?.version ?? null, licence: LICENCE, copiedOn };
  }
}

const shown = (figure: FullFigure | null): IndicatorFigure | null => figure && { ...figure, lower998: figure.lower998 ?? null, upper998: figure.upper998 ?? null };

export const IndicatorResult = createUnionType({ name: 'IndicatorResult', types: () => [Indicator, NotFound] as const });
