/** Reading rule files and facts from disk, with one clear sentence for whatever is wrong with them. */
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseRuleFile, type Facts, type RuleFile } from '@waymark/rules';
import { Fault } from '../fault.ts';
import { issueSentence } from './issue-sentences.ts';

/** Throws a Fault that lists every issue with the path to its spot. */
export function readRuleFile(file: string): RuleFile {
  const parsed = parseRuleFile(readJson(file));
  if (parsed.ok) return parsed;
  const lines = parsed.issues.map((issue) => `  ${issue.path === '' ? '(whole file)' : issue.path}: ${issueSentence(issue)}`);
  throw new Fault([`${file} is not a valid rule file:`, ...lines].join('\n'));
}

function readJson(file: string): unknown {
  const text = fromDisk(file, () => readFileSync(file, 'utf8'));
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Fault(`${file} is not JSON (${(error as Error).message}); correct it and try again.`);
  }
}

/** What one line of a facts file holds: facts, or why there are none. */
export type FactsLine = { readonly facts: Facts; readonly id?: string | number } | { readonly error: string };

/** Lines as they come; empty ones are left out. `- ` reads standard input. */
export async function* factLines(file: string, declared: ReadonlySet<string>): AsyncGenerator<FactsLine> {
  const input = file === '-' ? process.stdin : fromDisk(file, () => createReadStream(file));
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== '') yield readLine(line, declared);
  } catch (error) {
    fromDisk(file, () => {
      throw error;
    });
  }
}

/** `{ id, facts: {…} }`, or the facts by themselves. */
function readLine(line: string, declared: ReadonlySet<string>): FactsLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: 'This line is not JSON; write one object of facts on it.' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { error: 'This line is not an object of facts; write one on it, such as {"evidenceCount": 0}.' };
  const { facts, id: named } = json as Record<string, unknown>;
  const id = typeof named === 'string' || typeof named === 'number' ? named : undefined;
  if (typeof facts === 'object' && facts !== null && !Array.isArray(facts) && !declared.has('facts')) return { facts: facts as Facts, ...(id === undefined ? {} : { id }) };
  return { facts: json as Facts, ...(id === undefined || declared.has('id') ? {} : { id }) };
}

function fromDisk<Content>(file: string, read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new Fault(`There is no file ${file}; check the name and the folder.`);
    if (code === 'EISDIR') throw new Fault(`${file} is a folder; name a file in it.`);
    if (code === 'EACCES') throw new Fault(`${file} may not be read by this user; check its permissions.`);
    throw error;
  }
}
