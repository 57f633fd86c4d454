/** The services, the callers and the running API that an isolation suite is made of. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { comparable, readable, send, strangersIn, without, type Answer } from './answers.ts';
import { callerNames, credentialsOf, makeCallers, mayCall, type Caller } from './callers.ts';
import { callsOf, fillCall, choicesOf, schemaFrom, strangestOf, type Call, type Choice } from './calls.ts';
import { checksum, type Sums } from './checksum.ts';
import { switchOffRowSecurity, withoutPredicates, type Layers } from './layers.ts';
import { Nursery, type Planted } from './plant.ts';
import { makeTemplate, NOW } from './template.ts';

/** What answers about every service of the person, whichever the request names. */
const ofAccount: ReadonlySet<string> = new Set(['services', 'ownIdentities']);

const newSlug = (): string => `isolation-${randomBytes(4).toString('hex')}`;
const schemaFile = new URL('../../../schema.graphql', import.meta.url);

export const calls: readonly Call[] = callsOf(schemaFrom(readFileSync(schemaFile, 'utf8')));

export interface Findings {
  /** What a caller received and is not theirs. */
  leaks: string[];
  /** Where an id of another service is told from one of nobody. */
  differences: string[];
  /** Answers that are faults of the server. */
  faults: string[];
}

export class IsolationWorld {
  readonly succeeded = new Set<string>();
  callCount = 0;
  private stopStripping: (() => void) | null = null;
  private stripCount: () => number = () => 0;
  private before: Sums = {};
  private readonly startedAt = Date.now();
  private readonly cpuBefore = process.cpuUsage();

  private constructor(
    readonly database: TestDatabase,
    readonly app: TestApp,
    readonly nursery: Nursery,
    readonly callers: readonly Caller[],
    readonly victims: readonly Planted[],
    private readonly filesFolder: string,
  ) {}

  /** @param victimCount services that never call, whose rows must stay as they are */
  static async open(layers: Layers = 'both', victimCount = 1): Promise<IsolationWorld> {
    const database = await createTestDatabase();
    const filesFolder = mkdtempSync(join(tmpdir(), 'waymark-isolation-'));
    const settings = { NOW, FILES_FOLDER: filesFolder };
    const { nursery, planted } = await plantAll(database, filesFolder, settings, callerNames.length + 1 + victimCount);
    const homes = planted.slice(0, callerNames.length + 1);
    const victims = planted.slice(homes.length);
    const callers = await makeCallers(database, homes, victims[0]!);
    const stripping = layers === 'row security alone' || layers === 'neither' ? withoutPredicates() : null;
    if (layers === 'predicates alone' || layers === 'neither') await switchOffRowSecurity(database, nursery.tables);
    const app = await startTestApp(database, settings);
    const world = new IsolationWorld(database, app, nursery, callers, victims, filesFolder);
    if (stripping) [world.stopStripping, world.stripCount] = [stripping.stop, stripping.stripped];
    world.before = await world.sums();
    return world;
  }

  get stripped(): number {
    return this.stripCount();
  }

  /** Of all services that never call. */
  sums(): Promise<Sums> {
    return checksum(this.database, this.nursery.tables, this.victims.map(({ id }) => id), this.filesFolder);
  }

  sumsBefore(): Sums {
    return this.before;
  }

  /** The operation by every caller, with every choice of ids, then with their own. */
  async attack(call: Call): Promise<Findings> {
    const findings: Findings = { leaks: [], differences: [], faults: [] };
    await Promise.all(this.callers.map((caller) => this.attackAs(call, caller, findings)));
    return findings;
  }

  private async attackAs(call: Call, caller: Caller, findings: Findings): Promise<void> {
    // Routes may end the session they came with; operations of GraphQL do not.
    const credentials = call.kind === 'rest' ? null : await credentialsOf(this.database, caller);
    const ask = (choice: Choice, title: string) => this.ask(call, caller, choice, title, findings, credentials);
    for (const { name, theirs, random } of choicesOf(call, caller)) {
      const title = `${caller.name}: ${name}`;
      const [foreign, nobodys] = [await ask(theirs, title), await ask(random, title)];
      if (foreign !== nobodys) findings.differences.push(`${title}\n${foreign.slice(0, 1500)}\n--- but an id of nobody:\n${nobodys.slice(0, 1500)}`);
    }
    await ask({}, `${caller.name}: ${call.operation}`);
  }

  /** @returns the answer, to be compared */
  async ask(call: Call, caller: Caller, choice: Choice, title: string, findings: Findings, credentials: Readonly<Record<string, string>> | null): Promise<string> {
    const { sent, strange } = fillCall(call, caller, credentials ?? (await credentialsOf(this.database, caller)), choice);
    const answer = await send(this.app.url, sent);
    this.callCount += 1;
    const text = readable(answer);
    const own = new Set([caller.own.slug, ...(caller.alsoAtHome && ofAccount.has(call.operation) ? [caller.alsoAtHome.slug] : [])]);
    const strangers = strangersIn(without(text, strange), this.nursery.ownerOf, own);
    if (strangers.length > 0) findings.leaks.push(`${title}: ${strangers.slice(0, 5).join(', ')}`);
    if (answer.status >= 500 || text.includes('"INTERNAL"')) findings.faults.push(`${title}: ${text.slice(0, 500)}`);
    if (Object.keys(choice).length === 0 && isDone(call, answer)) this.succeeded.add(`${call.operation} by ${caller.name}`);
    return comparable(answer, strange);
  }

  /** The tenancy of the running API, for statements of its own role. */
  get tenancy(): Tenancy {
    return this.app.app.get(Tenancy, { strict: false });
  }

  /** Every operation against one more service: all ids of the call are that service's. Whoever is asked for calls at once. */
  async attackOnly(call: Call, callers: readonly Caller[], victim: Planted, credentials: ReadonlyMap<string, Readonly<Record<string, string>>>): Promise<Findings> {
    const findings: Findings = { leaks: [], differences: [], faults: [] };
    await Promise.all(callers.map(async (caller) => {
      const against = { ...caller, theirs: victim };
      const choice = strangestOf(call, against);
      if (choice) await this.ask(call, against, choice, `${caller.name}: ${call.operation} with ids of ${victim.slug}`, findings, credentials.get(caller.name) ?? null);
    }));
    return findings;
  }

  /** For the record of a run: other work on the machine makes wall time long, and leaves processor time as it is. */
  measured(): string {
    const { user, system } = process.cpuUsage(this.cpuBefore);
    return `${this.callCount} calls in ${((Date.now() - this.startedAt) / 1000).toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of processor in this process`;
  }

  /** Callers who may do it by the table of permissions and did. */
  doersOf({ operation }: Call): Caller[] {
    return this.callers.filter((caller) => mayCall(operation, caller) && this.succeeded.has(`${operation} by ${caller.name}`));
  }

  async close(): Promise<void> {
    await this.app.close();
    this.stopStripping?.();
    await this.database.drop();
    rmSync(this.filesFolder, { recursive: true, force: true });
  }
}

async function plantAll(database: TestDatabase, filesFolder: string, settings: Readonly<Record<string, string>>, count: number): Promise<{ nursery: Nursery; planted: Planted[] }> {
  const app = await startTestApp(database, settings);
  try {
    const nursery = new Nursery(database, app, filesFolder, await makeTemplate(database, app, newSlug()));
    await nursery.prepare();
    return { nursery, planted: await nursery.plant(Array.from({ length: count }, newSlug)) };
  } finally {
    await app.close();
  }
}

/** What the operation is for has happened: not an error, nor a refusal in the form of data. */
function isDone({ kind, operation }: Call, { status, body }: Answer): boolean {
  if (kind === 'rest') return status < 400;
  const { data, errors } = JSON.parse(body.toString('utf8')) as { data?: Record<string, { __typename?: string } | null> | null; errors?: unknown };
  const result = data?.[operation];
  return errors === undefined && result != null && !['NotFound', 'Refused', 'Conflict'].includes(result.__typename ?? '');
}
