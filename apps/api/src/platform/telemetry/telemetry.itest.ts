// What a collector of OpenTelemetry hears of API and worker, and that without one nothing is even loaded.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, createTestTenant, signIn, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan } from '../../testing/test-plan.ts';
import { startTestProgram, type TestProgram } from '../../testing/test-program.ts';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service: string;
}
interface Attribute {
  key: string;
  value: { stringValue?: string };
}
interface ResourceSpans {
  resource: { attributes: Attribute[] };
  scopeSpans: { spans: Span[] }[];
}
interface ResourceMetrics {
  scopeMetrics: { metrics: { name: string; histogram?: { dataPoints: { attributes: Attribute[] }[] }; gauge?: { dataPoints: { attributes: Attribute[] }[] } }[] }[];
}

let database: TestDatabase;
let tenant: TestTenant;
let collector: Server;
let programs: TestProgram[] = [];
const spans: Span[] = [];
const metrics = new Map<string, Set<string>>();
let everything = '';

function take(path: string, body: string): void {
  everything += body;
  if (path === '/v1/traces') {
    for (const { resource, scopeSpans } of (JSON.parse(body) as { resourceSpans: ResourceSpans[] }).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      for (const scope of scopeSpans) spans.push(...scope.spans.map((span) => ({ ...span, service })));
    }
  } else {
    for (const { scopeMetrics } of (JSON.parse(body) as { resourceMetrics: ResourceMetrics[] }).resourceMetrics) {
      for (const metric of scopeMetrics.flatMap((scope) => scope.metrics)) {
        const known = metrics.get(metric.name) ?? new Set();
        for (const { attributes } of metric.histogram?.dataPoints ?? metric.gauge?.dataPoints ?? []) known.add(attributes.map(({ value }) => value.stringValue).join(' '));
        metrics.set(metric.name, known);
      }
    }
  }
}

const actionTitle = 'Canaryprose of the plan';
const add = 'mutation Canaryname ($input: AddEvidenceInput!) { addEvidence(input: $input) { __typename } }';

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database);
  const plan = await writePlan(database, tenant, planOf([[[action({ description: actionTitle })]]]));
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      take(request.url ?? '', body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const settings = { OTEL_METRIC_EXPORT_INTERVAL: '1000', OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` };
  programs = [await startTestProgram('main', database, settings), await startTestProgram('worker', database, settings)];
  const manager = await signIn(programs[0] as TestProgram, `planManager@${tenant.slug}.test`);
  await manager.graphql(add, { input: { actionId: plan.actionIds[0], title: 'Canaryprose', datedOn: '2016-09-01' } }, tenant.slug);
  const form = new FormData();
  form.append('text', 'Action,Owner,When,RAG\nCanaryprose,Canaryprose,Sept 2026,Amber\n');
  expect((await manager.fetch('/api/imports', { method: 'POST', service: tenant.slug, body: form })).status).toBeLessThan(300);
  for (let round = 0; round < 400; round += 1) {
    const [row] = await database.administer<{ left: number }>("select (select count(*) from plan_import where state = 'reading') + (select count(*) from bullmq.job where state in ('waiting', 'active')) as left");
    if (row?.left === 0) break;
    await wait(25);
  }
  // What is left is sent at the end.
  for (const { child } of programs) child.kill('SIGTERM');
  expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual([0, 0]);
});
afterAll(async () => {
  for (const { child } of programs) child.kill('SIGKILL');
  collector?.close();
  await database?.drop();
});

const named = (name: string, service = 'waymark-api'): Span => spans.find((span) => span.name === name && span.service === service) as Span;

describe('a trace', () => {
  test('goes from the request through the operation to its transaction', () => {
    const [request, operation] = [named('request POST /graphql'), named('operation addEvidence')];
    expect(operation).toMatchObject({ traceId: request.traceId, parentSpanId: request.spanId });
    expect(spans.filter(({ name, parentSpanId }) => name === 'transaction service' && parentSpanId === operation.spanId)).toHaveLength(1);
  });

  test('and from the request that wished for a job to the job', () => {
    const [request, job] = [named('request POST /api/imports'), named('job imports.read', 'waymark-worker')];
    expect(job.traceId).toBe(request.traceId);
    expect(spans.some(({ name, service, parentSpanId }) => name === 'transaction service' && service === 'waymark-worker' && parentSpanId === job.spanId)).toBe(true);
  });
});

test('durations by route, operation and job, the queue and the pools', () => {
  expect([...(metrics.get('http.server.request.duration') ?? [])]).toEqual(expect.arrayContaining(['POST /graphql done']));
  expect([...(metrics.get('waymark.operation.duration') ?? [])]).toContain('addEvidence done');
  expect([...(metrics.get('waymark.job.duration') ?? [])]).toEqual(expect.arrayContaining(['imports.read done', 'ratings.sweep done']));
  expect([...(metrics.get('waymark.pool.connections') ?? [])]).toEqual(expect.arrayContaining(['app used', 'app waiting', 'platform idle']));
  expect([...(metrics.get('waymark.queue.jobs') ?? [])]).toEqual(expect.arrayContaining(['waiting', 'active', 'failed', 'delayed']));
  expect(metrics.has('waymark.queue.lag')).toBe(true);
});

test('nothing that somebody wrote, nobody’s address, no name that a program gave', () => {
  expect(everything.length).toBeGreaterThan(1_000);
  expect(everything).not.toMatch(/canary|@|password/i);
  expect(everything).not.toContain(tenant.slug);
});

test('a collector that is away holds nothing up; without one the packages are not loaded', async () => {
  const away = await startTestProgram('main', database, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect((await fetch(`${away.url}/health/ready`)).status).toBe(200);
  away.child.kill('SIGTERM');
  expect(await away.ended).toBe(0);
  const off = await startTestProgram('main', database, { NODE_DEBUG: 'esm' });
  expect(off.output()).not.toContain('opentelemetry');
  expect(off.output()).toContain('telemetry.js');
  off.child.kill('SIGTERM');
  expect(await off.ended).toBe(0);
});
