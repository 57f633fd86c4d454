/**
 * Many services from one: the rows of the template in every table, with each id replaced by one that belongs to the
 * new service alone and each canary by its own. Ids are derived, so whose an id is can be told without asking.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newApiToken } from '../../platform/auth/api-token.ts';
import { newInvitationToken, readInvitationToken } from '../../features/invitations/invitation-token.ts';
import { CheckpointsService } from '../../features/audit/checkpoints.service.ts';
import { Registrations } from '../../features/identity-providers/registrations.ts';
import { providerKey } from '../../features/identity-providers/provider-key.ts';
import { readTenantTables } from '../../features/exports/tenant-tables.store.ts';
import { actAs } from '../../platform/tenancy/index.ts';
import { newTenantSecret } from '../../platform/auth/index.ts';
import { toCursor } from '../../platform/graphql/index.ts';
import type { TestApp } from '../test-app.ts';
import type { TestDatabase } from '../test-database.ts';
import type { Template } from './template.ts';

export interface Planted {
  id: string;
  slug: string;
  ids: Readonly<Record<string, string>>;
  facts: Readonly<Record<string, unknown>>;
  /** Bearer of a program that may do what `everything` may. */
  programToken: string;
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export function derivedId(slug: string, original: string): string {
  const hex = createHash('sha256').update(`${slug} ${original}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Tables of the platform whose rows belong to the template's people, by the column that names the account. */
const accountTables = { account: 'id', account_passkey: 'account_id', account_session: 'account_id' } as const;

export class Nursery {
  /** Slug of the service that an id belongs to. */
  readonly ownerOf = new Map<string, string>();
  tables: string[] = [];
  /** Oversight bodies belong to no service: they keep their ids. */
  private readonly common = new Set<string>();
  private rows: { table: string; text: string }[] = [];
  private events = '';

  constructor(
    private readonly database: TestDatabase,
    private readonly app: TestApp,
    private readonly filesFolder: string,
    private readonly template: Template,
  ) {}

  /** Reads the template once. */
  async prepare(): Promise<void> {
    const { database, template } = this;
    this.tables = (await readTenantTables((sql, values = []) => database.administer(sql, values))).map(({ name }) => name);
    const accounts = [...new Set((await database.administer<{ id: string }>('select account_id as id from membership where tenant_id = $1', [template.id])).map(({ id }) => id))];
    const read = async (table: string, where: string, values: unknown[]): Promise<void> => {
      const [row] = await database.administer<{ text: string | null }>(`select json_agg(to_jsonb(t))::text as text from ${table} t where ${where}`, values);
      if (row?.text) this.rows.push({ table, text: row.text });
    };
    for (const { id } of await database.administer<{ id: string }>('select id from oversight_body')) this.common.add(id);
    await read('tenant', 't.id = $1', [template.id]);
    for (const [table, column] of Object.entries(accountTables)) await read(table, `t.${column} = any($1::uuid[])`, [accounts]);
    // The chain of the trail is each service's own: its events are appended anew.
    for (const table of this.tables.filter((name) => !name.startsWith('audit_'))) await read(table, 't.tenant_id = $1', [template.id]);
    const [trail] = await database.administer<{ text: string }>(
      `select json_agg(json_build_object('at', at, 'actor', actor_id, 'operation', operation, 'subjectKind', subject_kind, 'subject', subject_id, 'detail', detail) order by seq)::text as text from audit_event where tenant_id = $1`,
      [template.id],
    );
    this.events = trail?.text ?? '[]';
    this.note(template.slug, (original) => original);
  }

  async plant(slugs: readonly string[]): Promise<Planted[]> {
    const planted = slugs.map((slug) => this.describe(slug));
    const statements: [string, unknown[]][] = [];
    for (const { table, text } of this.rows) {
      for (let at = 0; at < slugs.length; at += 25) {
        const lists = slugs.slice(at, at + 25).map((slug) => this.reworded(text, slug).slice(1, -1));
        statements.push([`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [`[${lists.join(',')}]`]]);
      }
    }
    // A superuser may put off the checks of references, of which two go in a ring; the tests below read the rows all the same.
    await this.database.administer("set session_replication_role = 'replica'");
    for (const [sql, values] of statements) await this.database.administer(sql, values);
    await this.database.administer("set session_replication_role = 'origin'");
    for (const tenant of planted) await this.finish(tenant);
    return planted;
  }

  private describe(slug: string): Planted {
    const own = (original: string): string => (original.match(uuids) ? derivedId(slug, original) : original);
    this.note(slug, own);
    const ids = Object.fromEntries(Object.entries(this.template.ids).map(([kind, original]) => [kind, own(original)]));
    Object.assign(ids, {
      slug, providerKey: providerKey(own(this.template.id), ids['provider']!), cursorOfShare: toCursor(ids['share']!), cursorOfPlan: toCursor(ids['plan']!), cursorOfPerson: toCursor(ids['personWhoWrote']!), cursorOfSlug: toCursor(slug), after: toCursor(ids['action']!),
    });
    return { id: own(this.template.id), slug, ids, facts: { ...this.template.facts }, programToken: '' };
  }

  private note(slug: string, own: (original: string) => string): void {
    for (const { text } of this.rows) for (const [original] of text.matchAll(uuids)) if (!this.common.has(original)) this.ownerOf.set(own(original), slug);
  }

  private reworded(text: string, slug: string): string {
    const inHex = (word: string): string => Buffer.from(word).toString('hex');
    return text
      .replace(uuids, (original) => (this.common.has(original) ? original : derivedId(slug, original)))
      .replaceAll(this.template.slug, slug)
      .replaceAll(inHex(this.template.slug), inHex(slug))
      .replace(/"id_hash": ?"\\\\x[0-9a-f]{64}"/g, (hash) => `"id_hash":"\\\\x${createHash('sha256').update(slug + hash).digest('hex')}"`);
  }

  /** Secrets name their service, the trail is chained to it, and files lie under its id. */
  private async finish(tenant: Planted): Promise<void> {
    const { database, template } = this;
    const program = newApiToken(tenant.id);
    const invitation = newInvitationToken(tenant.id);
    tenant.programToken = program.token;
    (tenant.ids as Record<string, string>)['invitationSecret'] = invitation;
    const calendar = newTenantSecret(tenant.id);
    (tenant.ids as Record<string, string>)['calendarToken'] = calendar;
    await database.administer('update calendar_feed set token_hash = $2 where tenant_id = $1', [tenant.id, createHash('sha256').update(calendar).digest()]);
    await database.administer('update api_token set token_hash = $3 where tenant_id = $1 and id = $2', [tenant.id, tenant.ids['tokenOfProgram'], program.hash]);
    await database.administer('update invitation set token_hash = $3 where tenant_id = $1 and id = $2', [tenant.id, tenant.ids['invitationToAccept'], readInvitationToken(invitation)?.hash]);
    await database.administer("with me as materialized (select set_config('app.tenant_id', $1, false)) select append_audit($2::jsonb) from me", [tenant.id, this.reworded(this.events, tenant.slug)]);
    const provider = tenant.ids['provider']!;
    const sealed = this.app.app.get(Registrations, { strict: false }).sealSecret(tenant.id, provider, 'secret');
    await database.administer('update identity_provider set secret_sealed = $3 where tenant_id = $1 and id = $2', [tenant.id, provider, sealed]);
    await actAs({ tenantId: tenant.id, accountId: null, roles: [] }, () => this.app.app.get(CheckpointsService, { strict: false }).write());
    const kept = join(this.filesFolder, 'kept', 'tenants');
    mkdirSync(join(kept, tenant.id), { recursive: true });
    for (const file of readdirSync(join(kept, template.id))) {
      writeFileSync(join(kept, tenant.id, derivedId(tenant.slug, file)), readFileSync(join(kept, template.id, file), 'utf8').replaceAll(template.slug, tenant.slug));
    }
  }
}
