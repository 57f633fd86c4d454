// Reads a council's improvement plan from .docx, .xlsx, .csv, .tsv or pasted text.
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
