// Reads a council's improvement plan from .docx, .xlsx, .csv, .tsv or pasted text, and writes it again.
export { fileKind, type FileKind } from './guard/file-kind.ts';
export { limits } from './guard/limits.ts';
export { planFields, type PlanField, type TableMapping } from './interpretation/fields.ts';
export type { Finding, FindingCode } from './interpretation/findings.ts';
export { interpret, type Interpretation, type InterpretOptions, type TableColumns } from './interpretation/interpret.ts';
export type { Place } from './interpretation/plan-draft.ts';
export { readPlan } from './read-plan.ts';
export { readSource } from './read-source.ts';
export { DocumentRefused, type RefusalCode, type RefusalParameters } from './refused.ts';
export { gridOf, type Shade, type SourceBlock, type SourceCell, type SourceDocument, type SourceNote, type SourceRow, type SourceTable, type SourceText } from './source.ts';
export { layoutOf, type LayoutColumn, type PlanLayout } from './layout/plan-layout.ts';
export type { RatingWord } from './interpretation/written-rows.ts';
export { toWrite, type ActionToWrite, type ObjectiveToWrite, type PlanToWrite, type RatingToWrite, type SectionToWrite, type Writing } from './write/plan-to-write.ts';
export { writeCsv } from './write/write-csv.ts';
export { writeDocx } from './write/write-docx.ts';
export { fitsExcel, writeXlsx } from './write/write-xlsx.ts';
