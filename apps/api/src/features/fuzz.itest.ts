/**
 * Generated requests to every operation of the schema and every REST route: whatever is sent, the answer is one
 * that was thought of. No 5xx, no INTERNAL, and nothing of the inside. WAYMARK_FUZZ sends up to five times as many,
 * with a new seed, and prints the figures.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { defaultRuleSets } from '@waymark/rules';
import type { GraphQLSchema } from 'graphql';
import { permissions, permits, type Operation } from '../platform/auth/index.ts';
import type { TenantRole } from '../platform/tenancy/index.ts';
import { generateRequest } from '../testing/generated-documents.ts';
import { generateHostileRequest } from '../testing/hostile-requests.ts';
import type { Choose } from '../testing/hostile-values.ts';
import { addTestPerson, createTestDatabase, createTestTenant, runLength, sessionOf, signIn, startTestApp, type TestApp, type TestDatabase, type TestSession, type TestTenant } from '../testing/index.ts';
import { addTestAdviser } from '../testing/test-adviser.ts';
import { action, planOf, writePlan } from '../testing/test-plan.ts';

const roles = ['planManager', 'tenantAdministrator', 'actionOwner', 'boardChair'] as const;
/** So many of each: 20,000, which take about four minutes; at night 100,000. */
const longer = Math.min(runLength, 5);
const counts = { graphql: 16_000 * longer, rest: 4_000 * longer };
/** At once: enough to meet on the same rows, few enough that an answer's time is its own. */
const clients = 6;
/** Of a hundred answers ninety-nine come within; a machine that builds, and does other things besides, is only asked not to hang. */
const longestMilliseconds = runLength > 1 ? 1_000 : 10_000;
const seed = runLength > 1 ? Date.now() : 20_261_127;

let database: TestDatabase;
let app: TestApp;
let tenant: TestTenant;
let schema: GraphQLSchema;
const sessions = new Map<TenantRole, TestSession>();
/** Of the body that the service shares all with; asks outside every service. */
let adviser: TestSession;
/** Ids that answers named, so that later requests name things that exist. */
const ids: string[] = [];
const known = { ids, documents: [defaultRuleSets['delivery-4']] as const };

beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await createTestTenant(database, { roles });
  app = await startTestApp(database, { NOW: '2016-09-30T10:00:00Z', OPERATION_LIMIT_FACTOR: '100000', TRUST_PROXY: '1' });
  const plan = planOf([[[action({ timescale: 'June 16', stated: 'red' }), action()], [action({ owners: [], stated: null, timescale: 'Ongoing' })]]]);
  const written = await writePlan(database, tenant, plan);
  keepIds(written.planId, ...written.actionIds, tenant.id);
  for (const role of roles) sessions.set(role, await signIn(app, `${role}@${tenant.slug}.test`));
  adviser = await newAdviser();
  ({ schema } = app.app.get(GraphQLSchemaHost, { strict: false }));
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function newAdviser(): Promise<TestSession> {
  const { session } = await addTestAdviser(database, app, 'fuzz-body');
  const { errors } = await sessions.get('tenantAdministrator')!.graphql('mutation { grantShare(input: { body: "fuzz-body", scopes: [ACTIONS, EVIDENCE, NAMES, INDICATORS, ESCALATIONS] }) { __typename } }', {}, tenant.slug);
  if (errors) throw new Error(JSON.stringify(errors));
  return session;
}

function keepIds(...found: readonly string[]): void {
  for (const id of found) if (!ids.includes(id)) ids.push(id);
  if (ids.length > 200) ids.splice(5, ids.length - 200);
}

interface Figures {
  sent: number;
  milliseconds: number[];
  statuses: Record<string, number>;
  /** Of this process, which is server and clients. */
  processor: number;
  faults: string[];
}

/** Nothing of these is ever in an answer: SQL, stacks, our files, suggestions. */
const inside = /INTERNAL|Did you mean|node_modules|\bat .+\.[jt]s:\d|select .+ from|duplicate key|violates|invalid input syntax|Cannot read prop|is not a function/;

/** Sends so many requests of one kind, a few at a time, and notes what came back. @param from where its seeds begin */
async function bombard(total: number, send: (choose: Choose) => Promise<{ described: string; answer: Response }>, from = 0): Promise<Figures> {
  const figures: Figures = { sent: 0, milliseconds: [], statuses: {}, processor: 0, faults: [] };
  // One generator for each client, each with a seed of its own.
  const client = async (number: number): Promise<void> => {
    for (let round = number; round < total && figures.faults.length < 10; round += clients) {
      const [job] = fc.sample(fc.gen().map((g) => (): ReturnType<typeof send> => send((arbitrary) => g(() => arbitrary))), { numRuns: 1, seed: seed + from + round });
      const started = performance.now();
      const { described, answer } = await job!();
      const text = await answer.text();
      figures.milliseconds.push(performance.now() - started);
      figures.sent += 1;
      figures.statuses[answer.status] = (figures.statuses[answer.status] ?? 0) + 1;
      keepIds(...(text.match(/(?<="id":")[0-9a-f]{8}-[0-9a-f-]{27}(?=")/g) ?? []).slice(0, 10));
      const leak = inside.exec(answer.headers.get('content-type')?.startsWith('application/json') ? withoutOwnWords(text, described) : '');
      if (answer.status >= 500 || leak) figures.faults.push(`${answer.status} ${leak?.[0] ?? ''} seed ${seed + from + round}: ${described.slice(0, 1_500)} => ${text.slice(0, 600)}`);
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  const { user, system } = process.cpuUsage(before);
  figures.processor = (user + system) / 1000;
  return figures;
}

/** An answer may repeat what was sent; that is no secret. Only errors are looked at. */
function withoutOwnWords(text: string, sent: string): string {
  const answer = JSON.parse(text) as { code?: string; message?: string; errors?: { message: string; extensions?: { code?: string } }[] };
  const errors = answer.errors?.map(({ message, extensions }) => `${extensions?.code ?? ''} ${message}`) ?? [`${answer.code ?? ''} ${answer.message ?? ''}`];
  return errors.filter((error) => !sent.includes(error)).join('\n');
}

function report(name: string, { sent, milliseconds, statuses, processor }: Figures, started: number): number {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;
  if (runLength > 1) console.log(`${name}: ${sent} requests, seed ${seed}, ${((sent * 1000) / (performance.now() - started)).toFixed(0)} a second, ${(processor / sent).toFixed(1)} ms of processor each, p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, longest ${at(0.9999).toFixed(0)} ms, statuses ${JSON.stringify(statuses)}`);
  return at(0.99);
}

test('[16] GraphQL: every operation, whatever is asked of it', async () => {
  const started = performance.now();
  const fields = (['query', 'mutation'] as const).flatMap((kind) => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
  });
  const asked = new Map<string, Set<string>>();
  const ask = (among: typeof fields) => async (choose: Choose) => {
    const { kind, field } = choose(fc.constantFrom(...among));
    const request = generateRequest(kind, field, choose, known);
    const able = roles.filter((role) => permits(field.name as Operation, [role]));
    const role = choose(fc.constantFrom(...(able.length > 0 && choose(fc.nat(19)) > 0 ? able : roles)));
    const body = JSON.stringify({ query: request.query, variables: request.variables });
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    // What nobody in a service may do is an adviser's, who names no service.
    const answer = await (able.length === 0 && choose(fc.nat(19)) > 0 ? adviser.fetch('/graphql', post) : sessions.get(role)!.fetch('/graphql', { ...post, service: tenant.slug }));
    const seen = asked.get(field.name) ?? new Set();
    asked.set(field.name, seen.add(String(answer.status)));
    return { described: `${role} ${body}`, answer };
  };
  const figures = await bombard(counts.graphql, ask(fields));
  const p99 = report('GraphQL', figures, started);
  expect(figures.faults).toEqual([]);
  expect(figures.sent).toBe(counts.graphql);
  expect(p99).toBeLessThan(longestMilliseconds);
  // The generator is of use: every operation also answered as asked. An input of many fields is seldom right by chance, and is tried more often.
  const unanswered = () => fields.filter(({ field }) => !asked.get(field.name)?.has('200'));
  for (let round = 0; round < 4 && unanswered().length > 0; round += 1) expect((await bombard(1_000, ask(unanswered()), (round + 1) * counts.graphql)).faults).toEqual([]);
  expect(unanswered().map(({ field }) => field.name)).toEqual([]);
}, 60_000 + counts.graphql * 60);

test('[16] REST: every route, whatever is sent to it', async () => {
  const started = performance.now();
  const routes = Object.entries(permissions).flatMap(([operation, { rest }]) => (rest ? [{ operation: operation as Operation, rest }] : []));
  await addTestPerson(database, tenant, 'restless', ['tenantAdministrator', 'planManager', 'actionOwner']);
  let restless = await signIn(app, `restless@${tenant.slug}.test`);
  let entering: Promise<unknown> | null = null;
  const figures = await bombard(counts.rest, async (choose) => {
    const { rest } = choose(fc.constantFrom(...routes));
    const request = generateHostileRequest(rest, choose, known);
    const ip = `198.51.${choose(fc.nat(255))}.${choose(fc.nat(255))}`;
    const nobody = choose(fc.nat(9)) === 0;
    const send = (): Promise<Response> =>
      (nobody ? sessionOf(app.url, '') : restless).fetch(request.path, { method: request.method, redirect: 'manual', ...(choose(fc.nat(9)) > 0 ? { service: tenant.slug } : {}), headers: { 'x-forwarded-for': ip, ...request.headers }, ...(request.body === undefined ? {} : { body: request.body as BodyInit }) });
    const answer = await send();
    // Signing out is one of the routes.
    if (answer.status === 401 && !nobody) {
      entering ??= signIn(app, `restless@${tenant.slug}.test`).then((session) => {
        restless = session;
        entering = null;
      });
      await entering;
    }
    return { described: `${request.method} ${request.path} ${JSON.stringify(request.headers)} ${request.body?.toString() ?? ''}`, answer };
  });
  const p99 = report('REST', figures, started);
  expect(figures.faults).toEqual([]);
  expect(figures.sent).toBe(counts.rest);
  expect(p99).toBeLessThan(longestMilliseconds);
}, 60_000 + counts.rest * 120);

test('the server is well afterwards', async () => {
  const manager = await signIn(app, `planManager@${tenant.slug}.test`);
  expect((await manager.graphql('{ me { roles } plans { totalCount } }', {}, tenant.slug)).data).toMatchObject({ me: { roles: ['PLAN_MANAGER'] }, plans: { totalCount: expect.any(Number) } });
});
