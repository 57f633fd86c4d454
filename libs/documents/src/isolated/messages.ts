// What the reader's process and its parent say to each other.
import type { Interpretation, InterpretOptions } from '../interpretation/interpret.ts';
import type { checkPackage } from '../guard/office-package.ts';
import type { RefusalCode, RefusalParameters } from '../refused.ts';
import type { SourceDocument } from '../source.ts';

export type OfficeFormat = ReturnType<typeof checkPackage>;

export interface ReadRequest {
  kind: 'read';
  bytes: Uint8Array;
  fileName: string;
  options: InterpretOptions;
}

/** The child reads the file itself, so that its bytes never stand in the parent's memory. */
export interface CheckRequest {
  kind: 'check';
  path: string;
}

export type ChildRequest = ReadRequest | CheckRequest;

export type ChildAnswer =
  | { kind: 'checked'; format: OfficeFormat }
  | { kind: 'read'; source: SourceDocument; interpretation: Interpretation }
  | { kind: 'refused'; code: RefusalCode; parameters: RefusalParameters }
  | { kind: 'failed'; error: string };
