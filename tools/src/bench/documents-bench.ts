/** Reading plan documents: time, memory, and how fast a bomb is refused. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DocumentRefused, readPlan } from '@waymark/documents';
import { readInChild } from '@waymark/documents/isolated';
import { bomb, longDocument, longWorkbook } from './large-documents.ts';
import { median } from './measure.ts';
import { peakMemoryOfChildren } from './process-figures.ts';
import { megabytes, milliseconds, type Row, section } from './table.ts';

const readable = /\.(docx|xlsx|csv|tsv)$/;
/** Those of the service (apps/api/src/features/imports). */
const limits = { memoryMegabytes: 384, timeoutMs: 30_000 };

interface Reading {
  milliseconds: number;
  peakMegabytes: number;
  actions: number;
}

/** Every sample of the project, every plan beside the checkout, and three generated documents. */
export async function benchDocuments(root: string, rounds: number): Promise<string> {
  const folders = [join(root, 'libs/documents/testing/samples'), join(root, '../shared/plans')].filter((folder) => existsSync(folder));
  const rows: Row[] = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => readable.test(name))
      .sort()
      .map((name) => readWarm(join(folder, name), rounds)),
  );
  const scratch = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    rows.push(...(await generated(root, scratch, rounds)));
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return section('Reading plan documents (median)', rows);
}

/** In a process that has read before, as the service's reader pays it without starting. */
function readWarm(file: string, rounds: number): Row {
  const bytes = readFileSync(file);
  const durations = Array.from({ length: rounds + 1 }, () => {
    const start = performance.now();
    readPlan(bytes, basename(file));
    return performance.now() - start;
  });
  return { what: basename(file), figure: milliseconds(median(durations.slice(1))) };
}

async function generated(root: string, scratch: string, rounds: number): Promise<Row[]> {
  const document = join(scratch, 'long.docx');
  const workbook = join(scratch, 'long.xlsx');
  writeFileSync(document, await longDocument(root, 104));
  writeFileSync(workbook, await longWorkbook(root, 5000));
  const fromDocument = await readIsolated(document, rounds);
  const fromWorkbook = await readIsolated(workbook, Math.min(rounds, 3));
  const bombBytes = await bomb(root, 400);
  const refusals: number[] = [];
  for (let round = 0; round < Math.min(rounds, 3); round += 1) refusals.push(await refuse(bombBytes));
  return [
    { what: `Word, ${fromDocument.actions} actions, isolated`, figure: milliseconds(fromDocument.milliseconds), bar: '< 1500 ms', met: fromDocument.milliseconds < 1500 && fromDocument.actions === 104 },
    { what: `Excel, ${fromWorkbook.actions} rows, isolated`, figure: milliseconds(fromWorkbook.milliseconds), bar: '< 5000 ms', met: fromWorkbook.milliseconds < 5000 && fromWorkbook.actions === 5000 },
    { what: '  peak memory of its process (resident)', figure: megabytes(fromWorkbook.peakMegabytes), bar: '< 400 MB', met: fromWorkbook.peakMegabytes < 400 },
    { what: `Bomb (${(bombBytes.length / 1e6).toFixed(1)} MB for 400 MB) refused, isolated`, figure: milliseconds(median(refusals)), bar: '< 2000 ms', met: median(refusals) < 2000 },
  ];
}

/** As the service reads an upload: a process for it alone, which must start, read, and send the plan back. */
async function readIsolated(file: string, rounds: number): Promise<Reading> {
  const bytes = readFileSync(file);
  const durations: number[] = [];
  const peaks: number[] = [];
  let actions = 0;
  for (let round = 0; round < rounds; round += 1) {
    const peak = watchChildren();
    const start = performance.now();
    const { interpretation } = await readInChild(bytes, basename(file), limits);
    durations.push(performance.now() - start);
    peaks.push(peak());
    actions = interpretation.plan.sections.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions)).length;
  }
  return { milliseconds: median(durations), peakMegabytes: Math.max(...peaks), actions };
}

/** Watches the high-water mark of resident memory of our child processes; the returned function ends it and answers megabytes. */
function watchChildren(): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...peakMemoryOfChildren(process.pid));
  }, 20);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

async function refuse(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  try {
    await readInChild(bytes, 'plan.docx', limits);
  } catch (error) {
    if (error instanceof DocumentRefused && error.code === 'bomb') return performance.now() - start;
    throw error;
  }
  throw new Error('The bomb was read instead of refused.');
}
