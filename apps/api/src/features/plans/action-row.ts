/** An action as its store reads it, with its owners and what bears on its rating. */
import type { FactRow } from '../ratings/index.ts';

export interface ActionRow extends FactRow {
  id: string;
  planId: string;
  sectionId: string;
  objectiveId: string;
  /** Order within the whole plan. */
  position: number;
  version: number;
  ref: string | null;
  description: string;
  /** These three are long: null, too, when the statement did not read them. */
  approach: string | null;
  successMeasure: string | null;
  progress: string | null;
  ownerText: string | null;
  /** JSON text of [{name, accountable}] in order, parsed only when somebody asks; null without owners. */
  owners: string | null;
  statedSource: string | null;
  timescaleSourceText: string;
  timescaleOngoing: boolean;
  timescaleAchieved: boolean;
}
