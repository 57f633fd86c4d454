/** What the engine adds to a page: minified and compressed, with and without reading rules from JSON. */
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { root } from '../../launch-bridge.ts';
import { kilobytes, section, type Row } from '../table.ts';

/** `compile` gives decide with every part of the explanation, collect and nextChangeAt. */
const entries: [what: string, names: string[], mostKilobytes: number | null][] = [
  ['decide, explain and nextChangeAt (compile)', ['compile'], 12],
  ['the same with parse', ['compile', 'parse'], null],
  ['the same with rule files and their built-in catalogue', ['compile', 'parse', 'parseRuleFile'], null],
];

export async function benchSizes(): Promise<string> {
  const rows: Row[] = [];
  for (const [what, names, most] of entries) {
    const code = await bundleOf(names);
    const compressed = gzipSync(code, { level: 9 }).length;
    const figures: Row = { what, figure: kilobytes(compressed), detail: `gzip; ${kilobytes(code.length)} minified` };
    rows.push(most === null ? figures : { ...figures, bar: `< ${most} KB`, met: compressed < most * 1024 });
  }
  return section('Size of a bundle', rows);
}

/** A page's bundle that uses these exports of @waymark/rules and nothing else. */
export async function bundleOf(names: readonly string[]): Promise<Buffer> {
  const entry = '\0entry';
  const source = `export { ${names.join(', ')} } from '@waymark/rules';`;
  const virtual: Plugin = {
    name: 'entry',
    resolveId: (id, importer) => (id === entry ? entry : importer === entry ? join(root, 'libs/rules/dist/index.js') : null),
    load: (id) => (id === entry ? source : null),
  };
  const build = await rolldown({ input: entry, platform: 'browser', plugins: [virtual] });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  return Buffer.from(output[0].code);
}
