/** What integration tests start from. */
export { ownSite, postSignIn, sessionOf, signIn, startTestApp, testSigningKey, type TestApp, type TestSession } from './test-app.ts';
export { freePort } from './free-port.ts';
export { runLength } from './run-length.ts';
export { createTestDatabase, testSecret, type TestDatabase } from './test-database.ts';
export { addTestPerson, createTestTenant, testPassword, type TestTenant } from './test-tenant.ts';
export { stopClock, type TestClock } from './test-clock.ts';
