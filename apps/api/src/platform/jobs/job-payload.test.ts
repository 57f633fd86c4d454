import { expect, test } from '@jest/globals';
import { checkPayload, jobIdOf } from './job-payload.ts';

const tenantId = '018f0000-0000-7000-8000-000000000001';
const importId = '018f0000-0000-7000-8000-000000000002';

test('a job carries a tenant and ids', () => {
  expect(checkPayload({ tenantId, importId })).toEqual({ tenantId, importId });
});

test.each([[{}], [{ importId }], [{ tenantId, title: 'Plan' }], [{ tenantId, count: 3 }], [null], ['text']])('%j is refused', (payload) => {
  expect(() => checkPayload(payload)).toThrow('carries its tenant and ids');
});

test('two wishes for the same work are one job, whatever the order of their ids', () => {
  expect(jobIdOf('read', { tenantId, importId })).toBe(jobIdOf('read', { importId, tenantId }));
  expect(jobIdOf('read', { tenantId, importId })).not.toContain(':');
});
