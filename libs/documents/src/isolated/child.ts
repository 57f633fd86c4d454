// The process that reads or checks one document and ends. It is given the document and nothing else.
import { readFileSync } from 'node:fs';
import { checkPackage } from '../guard/office-package.ts';
import { interpret } from '../interpretation/interpret.ts';
import { readSource } from '../read-source.ts';
import { DocumentRefused } from '../refused.ts';
import type { ChildAnswer, ChildRequest } from './messages.ts';

function answer(request: ChildRequest): ChildAnswer {
  try {
    if (request.kind === 'check') return { kind: 'checked', format: checkPackage(readFileSync(request.path)) };
    const source = readSource(request.bytes, request.fileName);
    return { kind: 'read', source, interpretation: interpret(source, request.fileName, request.options) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: 'refused', code: error.code, parameters: error.parameters };
    return { kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.once('message', (request) => {
  process.send?.(answer(request as ChildRequest), () => process.disconnect());
});
