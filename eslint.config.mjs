/**
 * Arrows point one way (docs/architecture.md): each layer lists what it may import, inside the
 * workspace and outside it. What is not listed is an error.
 */
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const layer = (name, allowed, externals) => ({
  sourceTag: `layer:${name}`,
  onlyDependOnLibsWithTags: allowed.map((other) => `layer:${other}`),
  ...(externals ? { allowedExternalImports: externals } : {}),
});

const layers = [
  layer('domain', [], ['@jest/globals', 'fast-check']),
  layer('rules', ['domain'], ['json-rules-engine', '@jest/globals', 'fast-check']),
  layer('reporting', ['domain', 'rules'], ['@jest/globals', 'fast-check']),
  layer('documents', ['domain'], ['csv-parse', 'csv-parse/sync', 'fflate', 'pdfkit', 'saxes', '@jest/globals', 'fast-check']),
  layer('api', ['domain', 'rules', 'reporting', 'documents']),
  layer('admin', ['domain', 'rules', 'reporting']),
  layer('tools', ['domain', 'rules', 'reporting', 'documents', 'api']),
];

/** Libraries compute: no clock, no environment, no randomness. Time and data come as arguments. */
const pure = {
  'no-restricted-globals': [
    'error',
    { name: 'process', message: 'Libraries take configuration as arguments.' },
    { name: 'fetch', message: 'Libraries do no I/O.' },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time is an argument.' },
    { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
  ],
};

/** The two folders that hold connections; everything else reaches the database through them, in a transaction of a service. */
const sqlFolders = ['apps/api/src/platform/tenancy/**', 'apps/api/src/platform/database/**'];
const drivers = [
  { name: 'pg', message: 'SQL runs inside withTenant, in a store.' },
  { name: '@nestjs/typeorm', message: 'No injected repositories: stores run in the ambient transaction (ADR 0004).' },
];
const otherDrivers = { group: ['pg-*', 'postgres', 'typeorm/*'], message: 'SQL runs inside withTenant, in a store.' };
const ownConnection = { group: ['**/database/index.ts', '**/database/administrator.ts'], importNames: ['onConnection'], message: 'A connection of one’s own has no row security in front of it.' };
/** What of TypeORM leads past the ambient transaction. */
const roots = ['DataSource', 'Connection', 'createConnection', 'getConnection', 'getManager', 'getRepository', 'BaseEntity'];
const lateDrivers = [{ selector: 'ImportExpression[source.value=/^(pg|typeorm|postgres|@nestjs.typeorm)/]', message: 'SQL runs inside withTenant, in a store.' }];

export default tseslint.config(
  {
    ignores: ['**/dist/', '**/node_modules/', '.nx/', '.waymark/', 'apps/admin/src/graphql/generated/', 'coverage/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './apps/admin/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      // The command line loads the API late because not every command needs it; other tools may load it at once.
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: layers, banTransitiveDependencies: false, checkDynamicDependenciesExceptions: ['@waymark/api', '@waymark/rules'] }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['libs/{domain,rules,reporting,documents}/src/**/*.ts'], ignores: ['**/*.test.ts', 'libs/documents/src/isolated/**'], rules: pure },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: sqlFolders,
    rules: {
      'no-restricted-imports': ['error', { paths: [...drivers, { name: 'typeorm', message: 'Only *.store.ts and *.entity.ts know TypeORM (design section 5).' }], patterns: [otherDrivers, ownConnection] }],
      'no-restricted-syntax': ['error', ...lateDrivers],
    },
  },
  {
    files: ['apps/api/src/**/*.{store,entity}.ts'],
    ignores: sqlFolders,
    rules: { 'no-restricted-imports': ['error', { paths: [...drivers, { name: 'typeorm', importNames: roots, message: 'A store works on the ambient transaction: tenantQuery, tenantExecute or tenantManager().' }], patterns: [otherDrivers, ownConnection] }] },
  },
  // They work as the database's administrator, for the command line and for tests, never while serving.
  {
    files: ['apps/api/src/features/exports/*.store.ts', 'apps/api/src/testing/**/*.ts', 'apps/api/src/**/*.itest.ts'],
    ignores: sqlFolders,
    rules: { 'no-restricted-imports': ['error', { paths: drivers, patterns: [otherDrivers] }] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/platform/config/**', '**/*.itest.ts', '**/*.test.ts', 'apps/api/src/testing/**'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Configuration is parsed once, in platform/config.' }],
    },
  },
  { files: ['apps/admin/src/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { ...reactHooks.configs.recommended.rules } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', fetch: 'readonly', Buffer: 'readonly' } } },
);
