/**
 * Three suites: `unit` (pure, no process outside), `integration` (real PostgreSQL, real HTTP)
 * and `browser` (real Chromium against the built program).
 */
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@waymark/source', 'node'] },
  modulePathIgnorePatterns: ['/dist/', '/.nx/', '/.waymark/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  // A limit against hanging, not a measure of speed: machines that build are slow and shared.
  testTimeout: 300_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps,tools}/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,tools}/**/*.itest.ts'],
      globalSetup: '<rootDir>/tools/testing/database.setup.mjs',
      globalTeardown: '<rootDir>/tools/testing/database.teardown.mjs',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/apps/admin/browser/**/*.btest.ts'],
      globalSetup: '<rootDir>/tools/testing/browser.setup.mjs',
      globalTeardown: '<rootDir>/tools/testing/browser.teardown.mjs',
    },
  ],
};
