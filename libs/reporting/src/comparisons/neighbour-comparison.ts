// An area beside its statistical neighbours, as the Local Authority Interactive Tool averages them and as one pool.

export interface Neighbour {
  /** ONS code of the neighbour. */
  readonly area: string;
  /** Label of the model: 'Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close'. */
  readonly closeness: string;
}

export interface AreaFigure {
  readonly area: string;
  /** Null when the source suppresses it or has none. */
  readonly rate: number | null;
  /** Denominator, for the pooled mean. */
  readonly population: number | null;
}

export interface NeighbourComparison {
  readonly value: number;
  /** Unweighted mean of the neighbours that have a figure: the convention of the DfE tool. */
  readonly mean: number;
  /** Mean weighted by population, or null when a population is missing. */
  readonly pooledMean: number | null;
  /** Neighbours with a figure. */
  readonly count: number;
  readonly missing: readonly string[];
  /** How many of the counted neighbours the model calls extremely or very close: with none, compare with care. */
  readonly closeCount: number;
  /** Name and edition of the neighbour model; a comparison without it means nothing. */
  readonly model: string;
}

/** Null when the area itself has no figure or no neighbour has one. An area is never its own neighbour. */
export function compareWithNeighbours(area: string, figures: readonly AreaFigure[], neighbours: readonly Neighbour[], model: string): NeighbourComparison | null {
  const byArea = new Map(figures.map((figure) => [figure.area, figure]));
  const value = byArea.get(area)?.rate ?? null;
  const others = neighbours.filter((neighbour) => neighbour.area !== area);
  const known: { rate: number; population: number | null; closeness: string }[] = [];
  const missing: string[] = [];
  for (const neighbour of others) {
    const figure = byArea.get(neighbour.area);
    if (figure === undefined || figure.rate === null) missing.push(neighbour.area);
    else known.push({ rate: figure.rate, population: figure.population, closeness: neighbour.closeness });
  }
  if (value === null || known.length === 0) return null;
  return {
    value,
    mean: known.reduce((sum, { rate }) => sum + rate, 0) / known.length,
    pooledMean: pooled(known),
    count: known.length,
    missing,
    closeCount: known.filter(({ closeness }) => closeness === 'Extremely close' || closeness === 'Very close').length,
    model,
  };
}

function pooled(known: readonly { rate: number; population: number | null }[]): number | null {
  let events = 0;
  let population = 0;
  for (const item of known) {
    if (item.population === null) return null;
    events += item.rate * item.population;
    population += item.population;
  }
  return population > 0 ? events / population : null;
}
