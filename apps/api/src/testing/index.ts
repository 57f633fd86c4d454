/** What integration tests start from. */
export { ownSite, postSignIn, sessionOf, signIn, startTestApp, type TestApp, type TestSession } from './test-app.ts';
export { createTestDatabase, testSecret, type TestDatabase } from './test-database.ts';
export { createTestTenant, testPassword, type TestTenant } from './test-tenant.ts';
