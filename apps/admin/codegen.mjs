/**
 * Writes src/graphql/generated/graphql.ts: a typed document for every operation in
 * src/**\/*.graphql, checked against ../api/schema.graphql. Run by `npm run codegen` and the build.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, parse } from 'graphql';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, 'src/graphql/generated/');

const schema = parse(await readFile(join(here, '../api/schema.graphql'), 'utf8'));
const names = (await readdir(join(here, 'src'), { recursive: true })).filter((name) => name.endsWith('.graphql')).sort();
const documents = await Promise.all(
  names.map(async (name) => {
    const location = join(here, 'src', name);
    const rawSDL = await readFile(location, 'utf8');
    return { location: relative(here, location), rawSDL, document: parse(rawSDL) };
  }),
);

const factValue = 'string | number | boolean | readonly (string | number | boolean)[]';
const sections = await preset.buildGeneratesSection({
  baseOutputDir: output,
  schema,
  schemaAst: buildASTSchema(schema),
  documents,
  plugins: [],
  pluginMap: {},
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'string',
    enumType: 'string-literal',
    useTypeImports: true,
    scalars: { Date: 'string', DateTime: 'string', FactValue: factValue },
    strictScalars: true,
  },
});

await mkdir(output, { recursive: true });
for (const section of sections) {
  // Operations live in .graphql files and are imported by name: the look-up by source text is not needed.
  if (!section.filename.endsWith('/graphql.ts')) continue;
  const text = await codegen({ ...section, schemaAst: buildASTSchema(schema) });
  const before = await readFile(section.filename, 'utf8').catch(() => '');
  if (before !== text) await writeFile(section.filename, text);
}
