/** `waymark plan …`: reads improvement plans from documents, without a database. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DocumentRefused } from '@waymark/documents';
import { readInChild } from '@waymark/documents/isolated';
import type { Command } from 'commander';
import { Fault } from './fault.ts';

/** As in the service: a document may cost this much and no more. */
const limits = { memoryMegabytes: 384, timeoutMs: 30_000 };

export function addPlanCommands(program: Command): void {
  const plan = program.command('plan').description('improvement plans as documents');
  plan
    .command('read')
    .description('print the plan in a .docx, .xlsx, .csv, .tsv or .txt file as JSON')
    .argument('<file>', 'the document')
    .action(async (file: string) => {
      const text = JSON.stringify(await readPlanFile(file), null, 2);
      // A pipe takes a large plan in pieces: wait for the last.
      await new Promise((accept) => process.stdout.write(`${text}\n`, accept));
    });
}

async function readPlanFile(file: string): Promise<unknown> {
  const bytes = readBytes(file);
  try {
    const { interpretation } = await readInChild(bytes, basename(file), limits);
    return interpretation.plan;
  } catch (error) {
    if (error instanceof DocumentRefused) throw new Fault(error.message);
    throw error;
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new Fault(`There is no file ${file}; check the name and the folder.`);
    if (code === 'EISDIR') throw new Fault(`${file} is a folder; name a document in it.`);
    if (code === 'EACCES') throw new Fault(`${file} may not be read by this user; check its permissions.`);
    throw error;
  }
}
