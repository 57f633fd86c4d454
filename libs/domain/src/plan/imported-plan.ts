// What reading a council's document yields, before anybody has confirmed it (the shape of `waymark plan read`).
import type { IsoDate } from '../dates/iso-date.ts';
import type { Timescale } from '../timescale/timescale.ts';

/** Rating words that documents use, whatever they mean in the key of that document. */
export type StatedCode = 'red' | 'amber' | 'green' | 'blue';

export interface StatedRating {
  readonly code: StatedCode;
  /** Where it was read: a word in the cell, the colour of the cell, or a status such as 'Achieved'. */
  readonly source: 'text' | 'shading' | 'status';
}

export interface ImportedOwner {
  readonly name: string;
  /** Proposed: exactly one owner of an action is, the first one written. */
  readonly accountable: boolean;
}

export interface ImportedAction {
  readonly ref: string | null;
  readonly description: string;
  readonly approach: string | null;
  /** The owner cell as written. */
  readonly ownerText: string | null;
  readonly owners: readonly ImportedOwner[];
  readonly timescale: Timescale;
  readonly statedRating: StatedRating | null;
  readonly successMeasure: string | null;
  readonly progress: string | null;
}

export interface ImportedObjective {
  readonly ref: string | null;
  readonly title: string;
  readonly theme: string | null;
  readonly targetDate: IsoDate | null;
  readonly champion: string | null;
  readonly linkedRecommendations: readonly string[];
  readonly linkedIndicators: readonly string[];
  readonly actions: readonly ImportedAction[];
}

export interface ImportedRecommendation {
  readonly ref: string | null;
  readonly text: string;
}

export interface ImportedSection {
  readonly ref: string | null;
  readonly title: string;
  readonly recommendations: readonly ImportedRecommendation[];
  readonly objectives: readonly ImportedObjective[];
}

/** One line of the rating key printed in the document. */
export interface PrintedRating {
  readonly code: string;
  readonly meaning: string;
}

/** Where in the source a finding is; `path` names what it is about: 'sections/0/objectives/1/actions/2'. */
export interface SourceLocation {
  readonly block: number | null;
  readonly row: number | null;
  readonly column?: number | null;
  readonly path?: string;
}

export interface ImportFinding {
  readonly where: SourceLocation;
  readonly code: string;
  /** One English sentence for the command line; screens make their own from the code. */
  readonly message: string;
}

export interface ImportedPlan {
  readonly title: string;
  /** Empty when the document prints no key. */
  readonly ratingKey: readonly PrintedRating[];
  readonly sections: readonly ImportedSection[];
  readonly findings: readonly ImportFinding[];
}

/** The name kept for documents that speak of the tree only. */
export type PlanDocument = ImportedPlan;
