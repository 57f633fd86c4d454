/**
 * What the log says of an error. The message of an error may quote what people wrote, and who reads logs is
 * not who may read plans: quoted text, addresses and values are left out, codes and places in the program stay.
 */
import { types } from 'node:util';

interface DatabaseFields {
  severity: string;
  code: string;
  table?: string;
  column?: string;
  constraint?: string;
  routine?: string;
}

/** Classes of SQLSTATE whose messages name parts of the schema or the state of the server, never a value. */
const aboutTheServer = /^(?:08|25|28|2D|40|42|53|54|55|57|58)/;
/** JavaScript's own, which name parts of the program. */
const aboutTheProgram = [TypeError, ReferenceError, RangeError];
const longest = 300;

/** One line about `error`, with nothing in it that somebody wrote. */
export function faultText(error: unknown): string {
  if (!isError(error)) return typeof error;
  if (isDatabaseFault(error)) {
    const place = [error.table, error.column, error.constraint].filter(Boolean).join(' ');
    return `PostgreSQL ${error.code}${aboutTheServer.test(error.code) ? `: ${error.message}` : ` (${[error.routine, place].filter(Boolean).join(', ')})`}`;
  }
  const message = aboutTheProgram.some((kind) => error.name === kind.name && !/\bJSON\b|Invalid URL/.test(error.message)) ? error.message : withoutQuotes(error.message);
  return `${error.name === 'Error' ? '' : `${error.name}: `}${withoutAddresses(message).replace(/\s+/g, ' ').slice(0, longest)}`;
}

/** Where it happened, without its message. */
export function faultStack(error: unknown): string | undefined {
  return isError(error) ? framesOf(error.stack ?? '') : undefined;
}

export function framesOf(stack: string): string {
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
}

export function withoutAddresses(text: string): string {
  return text.replace(/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g, '(address)').replace(/\b(?:postgres(?:ql)?|rediss?|https?):\/\/[^\s"']+/g, '(url)');
}

function withoutQuotes(text: string): string {
  // The last one is not closed where a message was cut.
  return text.replace(/(["“`])[\s\S]*?["”`]|(?<!\w)'[^']*'|["“`][\s\S]*$/g, '"…"');
}

/** Tests run in a world of their own, whose errors are not instances of ours. */
function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

function isDatabaseFault(error: Error): error is Error & DatabaseFields {
  return 'severity' in error && 'code' in error && typeof error.code === 'string';
}
