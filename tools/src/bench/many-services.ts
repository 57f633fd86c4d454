/** Many services out of one: each row of it again and again in the database, under ids of its own. For measuring how cost grows. */
import type pg from 'pg';

interface ColumnRow {
  table: string;
  name: string;
  type: string;
}

/** Accounts belong to no service: all copies share them. */
const ofAccounts = new Set(['account_id', 'author_id', 'approved_by', 'created_by', 'actor_id', 'recipient_id', 'verified_by', 'added_by']);
/** What a service needs for its ratings and escalations. */
const copied = ['person', 'membership', 'rating_key_version', 'rule_set_version', 'plan', 'section', 'objective', 'action', 'action_owner', 'decision', 'escalation_policy', 'escalation'];

/** The id of a row in a copy. */
const idOf = (column: string): string => `md5(${column}::text || copy.number)::uuid`;

/**
 * Copies a service `count` times. References are not checked while this is done, as the rows come table by table; they hold, since
 * every id is changed in the same way.
 */
export async function copyService(administrator: pg.Client, tenantId: string, count: number): Promise<void> {
  const { rows: columns } = await administrator.query<ColumnRow>(
    `select table_name as "table", column_name as name, udt_name as type from information_schema.columns where table_schema = 'public' and (table_name = any ($1) or table_name = 'tenant') and is_generated = 'NEVER' order by ordinal_position`,
    [copied],
  );
  await administrator.query("set session_replication_role = 'replica'");
  const copies = `(select number, md5('service ' || number)::uuid as tenant_id from generate_series(1, ${count}) as number) copy`;
  const insert = async (table: string, where: string): Promise<void> => {
    const own = columns.filter((column) => column.table === table);
    const values = own.map(({ name, type }) => {
      if (name === 'tenant_id' || (table === 'tenant' && name === 'id')) return 'copy.tenant_id';
      if (table === 'tenant' && name === 'slug') return "o.slug || '-' || copy.number";
      // The state of an escalation names its action and its policy.
      if (table === 'escalation' && name === 'state') return `replace(replace(o.state::text, o.action_id::text, ${idOf('o.action_id')}::text), o.policy_id::text, ${idOf('o.policy_id')}::text)::jsonb`;
      return type === 'uuid' && !ofAccounts.has(name) ? idOf(`o.${name}`) : `o."${name}"`;
    });
    await administrator.query(`insert into ${table} (${own.map(({ name }) => `"${name}"`).join(', ')}) select ${values.join(', ')} from ${table} o cross join ${copies} where o.${where} = $1`, [tenantId]);
  };
  await insert('tenant', 'id');
  for (const table of copied) await insert(table, 'tenant_id');
  await administrator.query("set session_replication_role = 'origin'");
}
