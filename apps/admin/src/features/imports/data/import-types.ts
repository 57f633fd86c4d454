// Names for the shapes that the import queries return.
import type {
  CommitImportMutation,
  ConfirmFindingsMutation,
  ImportActionFragment,
  ImportFindingFragment,
  ImportOutlineQuery,
  ImportReasonFragment,
  ImportRowFragment,
  ImportSummaryFragment,
  MapImportColumnsMutation,
  PlanField,
  RatingPartsFragment,
} from '../../../graphql/generated/graphql.ts';

export type Summary = ImportSummaryFragment;
export type Outline = Extract<ImportOutlineQuery['planImport'], { __typename: 'PlanImport' }>;
export type Draft = NonNullable<Outline['draft']>;
export type DraftSection = Draft['sections'][number];
export type DraftObjective = DraftSection['objectives'][number];
export type DraftAction = ImportActionFragment;
export type Finding = ImportFindingFragment;
export type SourceBlock = Outline['blocks'][number];
export type SourceRow = ImportRowFragment;
export type RatingParts = RatingPartsFragment;
export type Reason = ImportReasonFragment;
export type Answered = ConfirmFindingsMutation['confirmFindings'];
export type Remapped = MapImportColumnsMutation['mapImportColumns'];
export type Committed = CommitImportMutation['commitImport'];
export type { PlanField };

/** A finding that stands between the import and its plan. */
export function isOpen(finding: Finding): boolean {
  return finding.needsAnswer && !finding.answered;
}
