// What a column of a council's table can mean.

export const planFields = [
  'ref', 'area', 'objective', 'recommendation', 'action', 'approach', 'owner', 'timescale', 'rating', 'ratingAndProgress',
  'success', 'progress', 'status', 'theme', 'linkedRecommendations', 'linkedIndicators',
] as const;

export type PlanField = (typeof planFields)[number];

/** A table's columns named by hand: `columns[n]` is the meaning of grid column n, null leaves it out. */
export interface TableMapping {
  /** Index of the table among the document's blocks. */
  block: number;
  /** Row that holds the headers, or null when the table has none. */
  headerRow: number | null;
  columns: readonly (PlanField | null)[];
}
