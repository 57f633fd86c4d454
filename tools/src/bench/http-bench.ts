/** The plan query over HTTP against bare node http + pg that runs the same SQL, twenty clients at a time. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { launcher, withScratchDatabase } from '../launch-bridge.ts';
import type { BareSettings } from './bare-server.ts';
import { median, pairedRatio, takeTurns, type Variant } from './measure.ts';
import { captureStatements, clients, findPlan, load, planActions, startForBench, type Target } from './plan-request.ts';
import { perSecond, section, times, type Row } from './table.ts';

const poolSize = 10;
const now = '2026-11-22T09:00:00Z';

export async function benchHttp(rounds: number): Promise<string> {
  return withScratchDatabase('waymark_bench', async (database) => {
    const { prepare } = await launcher('launch/program.mjs');
    const prepared = await prepare({ ...database, demonstration: true, now, say: () => undefined });
    const program = await startForBench(prepared, now, 'bench-');
    const bare: ChildProcess[] = [];
    try {
      const api: Target = { name: 'api', pid: program.pid, ...(await findPlan(program.origin, prepared.accounts[0])) };
      const statements = await captureStatements(database, api);
      const urls = { waymark_app: prepared.appUrl, waymark_platform: prepared.platformUrl };
      const settings: BareSettings = { urls, statements, rows: planActions, columns: 8, pipelined: false, poolSize };
      const awaited = await startBare(bare, 'awaited', settings);
      const pipelined = await startBare(bare, 'pipelined', { ...settings, pipelined: true });
      return await compare([api, awaited, pipelined], statements.length, rounds);
    } finally {
      for (const child of bare) child.kill();
      await program.stop();
    }
  });
}

async function startBare(children: ChildProcess[], name: string, settings: BareSettings): Promise<Target> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.js')], { env: { ...process.env, NODE_ENV: 'production', BARE: JSON.stringify(settings) }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { name, pid: child.pid!, url: `http://127.0.0.1:${port.toString().trim()}/`, headers: {}, body: '' };
}

async function compare(targets: readonly Target[], statements: number, rounds: number): Promise<string> {
  const processor = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  const variants = targets.map((target): Variant => ({ name: target.name, run: () => load(target, processor.get(target.name)!) }));
  const [api, awaited, pipelined] = await takeTurns(variants, rounds);
  const cost = (name: string): string => `${median(processor.get(name)!.slice(1)).toFixed(2)} ms of processor a request`;
  const ratio = pairedRatio(api!, awaited!);
  const rows: Row[] = [
    { what: 'Waymark', figure: `${perSecond(median(api!.rates))}, ${cost('api')}` },
    { what: 'bare, each statement awaited', figure: `${perSecond(median(awaited!.rates))}, ${cost('awaited')}` },
    { what: 'bare, prepared and pipelined', figure: `${perSecond(median(pipelined!.rates))}, ${cost('pipelined')}` },
    { what: 'Waymark against bare', figure: times(ratio), bar: '≥ 0.45 x', met: ratio >= 0.45 },
    { what: 'Waymark against bare, pipelined', figure: times(pairedRatio(api!, pipelined!)) },
  ];
  return section(`Plan query over HTTP: ${planActions} actions with 8 fields, ${clients} clients, ${statements} SQL statements each (median; ratios paired)`, rows);
}
