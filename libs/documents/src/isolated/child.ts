// The process that reads one document and ends. It is given the bytes and nothing else.
import { interpret } from '../interpretation/interpret.ts';
import { readSource } from '../read-source.ts';
import { DocumentRefused } from '../refused.ts';
import type { ReadAnswer, ReadRequest } from './messages.ts';

function answer(request: ReadRequest): ReadAnswer {
  try {
    const source = readSource(request.bytes, request.fileName);
    return { kind: 'read', source, interpretation: interpret(source, request.fileName, request.options) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { kind: 'refused', code: error.code, parameters: error.parameters };
    return { kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.once('message', (request) => {
  process.send?.(answer(request as ReadRequest), () => process.disconnect());
});
