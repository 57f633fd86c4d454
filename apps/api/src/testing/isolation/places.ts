/** Samples of valid input in which every id is a named place, to be filled with an id of one's own, of another service, or of nobody. */

/** A place that holds an id, by what it is the id of. */
export class Place {
  constructor(
    readonly kind: string,
    /** Left out where its own value is asked for: a cursor or filter narrows a list, and a valid call shows the whole of it. */
    readonly optional: boolean = false,
  ) {}
}

/** A value that valid input needs and that is no id: always the caller's own. */
export class Fact {
  constructor(readonly name: string) {}
}

export const id = (kind: string): Place => new Place(kind);
export const optionalId = (kind: string): Place => new Place(kind, true);
export const fact = (name: string): Fact => new Fact(name);

/** Where a place stands in a sample, as keys and indexes from the outside in. */
export type Spot = readonly (string | number)[];

export interface Spotted {
  spot: Spot;
  place: Place;
}

export const spotName = (spot: Spot): string => spot.join('.');

/** Every place of a sample, in reading order. */
export function placesIn(sample: unknown, spot: Spot = []): Spotted[] {
  if (sample instanceof Place) return [{ spot, place: sample }];
  if (sample === null || typeof sample !== 'object' || sample instanceof Fact) return [];
  return Object.entries(sample).flatMap(([key, value]) => placesIn(value, [...spot, Array.isArray(sample) ? Number(key) : key]));
}

/** The sample with its places and facts filled; what is undefined is left out. */
export function fill(sample: unknown, valueAt: (place: Place, spot: Spot) => string | undefined, factOf: (name: string) => unknown, spot: Spot = []): unknown {
  if (sample instanceof Place) return valueAt(sample, spot);
  if (sample instanceof Fact) return factOf(sample.name);
  if (sample === null || typeof sample !== 'object') return sample;
  const filled = Object.entries(sample).map(([key, value]) => [key, fill(value, valueAt, factOf, [...spot, Array.isArray(sample) ? Number(key) : key])] as const);
  return Array.isArray(sample) ? filled.map(([, value]) => value) : Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}
