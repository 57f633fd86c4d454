/**
 * Writes src/graphql/generated/graphql.ts: a typed document for every operation in
 * src/**\/*.graphql, checked against ../api/schema.graphql; and beside it documents/HASH.json, the text of
 * each by its hash, which the build publishes for the API. Run by `npm run codegen` and the build.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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
  presetConfig: {
    fragmentMasking: false,
    // Pages send the hash; the text goes into the map that the API reads (docs/adr/0024-trusted-documents.md).
    persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
    onExecutableDocumentNode: ({ definitions }) => ({ name: definitions.find(({ kind }) => kind === 'OperationDefinition').name.value }),
  },
  config: {
    documentMode: 'string',
    enumType: 'string-literal',
    useTypeImports: true,
    scalars: { Date: 'string', DateTime: 'string', FactValue: factValue, JSON: 'unknown' },
    strictScalars: true,
  },
});

await mkdir(output, { recursive: true });
for (const section of sections) {
  // Operations live in .graphql files and are imported by name: the look-up by source text is not needed.
  if (section.filename.endsWith('/graphql.ts')) {
    const written = await codegen({ ...section, schemaAst: buildASTSchema(schema) });
    // Fragments are part of the documents that spread them; by themselves nobody imports them.
    const text = written.replace(/^export const \w+FragmentDoc = new TypedDocumentString\(`[^`]*`[^;]*;\n/gm, '');
    const before = await readFile(section.filename, 'utf8').catch(() => '');
    if (before !== text) await writeFile(section.filename, text);
  }
  if (section.filename.endsWith('/persisted-documents.json')) await writeTrustedDocuments(await codegen({ ...section, schemaAst: buildASTSchema(schema) }));
}

/** Named by its content, so that the maps of two releases lie side by side; here only the newest stays. */
async function writeTrustedDocuments(text) {
  const folder = join(output, 'documents');
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.json`;
  await mkdir(folder, { recursive: true });
  for (const other of await readdir(folder)) if (other !== name) await rm(join(folder, other));
  await writeFile(join(folder, name), text);
}
