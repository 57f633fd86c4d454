/** The rows of an import that belong to no service: the service itself, its people's accounts, what its rows refer to. */
import { damaged, ImportRefused } from './import-refused.ts';
import { setAside } from '../people/index.ts';
import { partOf } from './manifest.ts';
import { quoted, type Read, type TenantTable } from './tenant-tables.store.ts';

/** What became of the people, by their addresses in the export. */
export interface Landing {
  /** New accounts that nobody can sign in to until they are let in. */
  waiting: string[];
  /** Of these, the ones whose address belongs to another account here: the two are not one person until somebody says so. */
  addressTaken: string[];
  /** Known here by their id. */
  known: string[];
}

export async function takeInService(read: Read, id: string, slug: string): Promise<void> {
  const columns = await read<{ name: string }>("select attname as name from pg_attribute where attrelid = 'public.tenant'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum");
  const names = columns.map(({ name }) => quoted(name));
  const values = columns.map(({ name }) => (name === 'slug' ? '$2' : `r.${quoted(name)}`));
  const made = await read(
    `insert into tenant (${names.join(', ')}) select ${values.join(', ')} from export_stage s cross join lateral json_populate_record(null::tenant, s.line) r where r.id = $1 returning id`,
    [id, slug],
  );
  if (made.length !== 1) throw damaged(partOf.service);
}

interface StagedAccount extends Record<string, unknown> {
  id: string;
  email: string;
  /** Address of the account that has this id here. */
  here: string | null;
  taken: boolean;
}

/**
 * Makes the accounts that are not here, disabled and without any means to sign in. An account is the same only by its
 * id; one that merely has the same address stays another (security.md section 3).
 */
export async function takeInAccounts(read: Read, at: Date): Promise<Landing> {
  const staged = await read<StagedAccount>(
    `select s.line ->> 'id' as id, s.line ->> 'email' as email,
            (select a.email from account a where a.id = (s.line ->> 'id')::uuid) as here,
            exists (select from account a where a.email = s.line ->> 'email' and a.id <> (s.line ->> 'id')::uuid) as taken
       from export_stage s order by 2`,
  );
  const landing: Landing = { waiting: [], addressTaken: [], known: [] };
  for (const { id, email, here, taken } of staged) {
    if (here !== null && here !== email && here !== setAside(id, email)) {
      throw new ImportRefused(`The account of ${email} has the id of another person here, so nothing was imported; import into a database that does not hold that person.`);
    }
    if (here !== null) landing.known.push(email);
    else landing.waiting.push(email);
    if (here === null && taken) landing.addressTaken.push(email);
    if (here !== null) continue;
    await read(
      `insert into account (id, email, name, password_hash, operator, disabled_at, created_at)
       select (line ->> 'id')::uuid, $2, line ->> 'name', null, false, $3, $3 from export_stage where line ->> 'id' = $1`,
      [id, taken ? setAside(id, email) : email, at],
    );
  }
  return landing;
}

/** What is here already stays as it is; what is not comes along. @throws ImportRefused for a table that no row of a service refers to */
export async function takeInReference(read: Read, table: string, tables: readonly TenantTable[]): Promise<void> {
  const referred = tables.some(({ references }) => references.some(({ to, toTenantTable }) => to === table && !toTenantTable));
  if (!referred || table === 'account' || table === 'tenant') throw damaged(partOf.reference(table));
  await read(`insert into ${quoted(table)} select r.* from export_stage s cross join lateral json_populate_record(null::${quoted(table)}, s.line) r on conflict do nothing`);
}
