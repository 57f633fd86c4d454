// From bytes to a plan, in one call.
import type { ImportedPlan } from '@waymark/domain';
import { interpret, type InterpretOptions } from './interpretation/interpret.ts';
import { readSource } from './read-source.ts';

/**
 * Reads an improvement plan from a .docx, .xlsx, .csv or .tsv file, or from pasted text (file name '' or
 * *.txt). Synchronous. Throws DocumentRefused for a file that will not be read; a document without a
 * plan gives an empty one with a finding. Files from people are read through readInChild instead.
 */
export function readPlan(bytes: Uint8Array, fileName: string, options: InterpretOptions = {}): ImportedPlan {
  return interpret(readSource(bytes, fileName), fileName, options).plan;
}
