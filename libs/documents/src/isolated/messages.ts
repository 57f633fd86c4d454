// What the reader's process and its parent say to each other.
import type { Interpretation, InterpretOptions } from '../interpretation/interpret.ts';
import type { RefusalCode, RefusalParameters } from '../refused.ts';
import type { SourceDocument } from '../source.ts';

export interface ReadRequest {
  bytes: Uint8Array;
  fileName: string;
  options: InterpretOptions;
}

export type ReadAnswer =
  | { kind: 'read'; source: SourceDocument; interpretation: Interpretation }
  | { kind: 'refused'; code: RefusalCode; parameters: RefusalParameters }
  | { kind: 'failed'; error: string };
