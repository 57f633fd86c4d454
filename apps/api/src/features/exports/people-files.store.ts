/** The same content as tables that open in a spreadsheet: for people to read, not for an import. */
import { stringify } from 'csv-stringify/sync';
import { tenantId } from '../../platform/tenancy/index.ts';
import { batchesOf } from './rows.store.ts';

interface Spreadsheet {
  /** $1 is the tenant. The names of the columns become the head. */
  select: string;
}

const personName = (account: string): string => `(select p.name from person p where p.tenant_id = t.tenant_id and p.account_id = ${account}) `;

export const spreadsheets: Readonly<Record<string, Spreadsheet>> = {
  'csv/plans.csv': {
    select: `select t.title as "Plan", t.imported_from as "Imported from", t.created_at::text as "Created", ${personName('t.created_by')} as "Created by", t.archived_at::text as "Archived",
                    (select count(*) from section s where s.tenant_id = t.tenant_id and s.plan_id = t.id)::text as "Sections",
                    (select count(*) from objective o where o.tenant_id = t.tenant_id and o.plan_id = t.id)::text as "Objectives",
                    (select count(*) from action a where a.tenant_id = t.tenant_id and a.plan_id = t.id)::text as "Actions"
               from plan t where t.tenant_id = $1 order by t.created_at, t.id`,
  },
  'csv/actions.csv': {
    select: `select p.title as "Plan", s.ref as "Section ref", s.title as "Section", o.ref as "Objective ref", o.title as "Objective", t.ref as "Action ref",
                    t.description as "Action", t.approach as "Approach", t.owner_text as "Owners as written",
                    (select string_agg(w.name || case when w.accountable then ' (accountable)' else '' end, '; ' order by w.position) from action_owner w where w.tenant_id = t.tenant_id and w.action_id = t.id) as "Owners",
                    t.timescale_source_text as "Timescale as written", t.timescale_baseline::text as "First date", t.timescale_current::text as "Due", t.timescale_forecast::text as "Expected",
                    t.success_measure as "Success measure", t.progress as "Progress", t.status as "Status", t.stated_code as "Stated rating", t.computed_code as "Computed rating",
                    t.computed_next_change_on::text as "Rating changes by itself on", t.last_updated_on::text as "Last updated"
               from action t
               join plan p on p.tenant_id = t.tenant_id and p.id = t.plan_id
               join section s on s.tenant_id = t.tenant_id and s.id = t.section_id
               join objective o on o.tenant_id = t.tenant_id and o.id = t.objective_id
              where t.tenant_id = $1 order by p.created_at, p.id, t.position, t.id`,
  },
  'csv/evidence.csv': {
    select: `select p.title as "Plan", a.ref as "Action ref", a.description as "Action", t.title as "Evidence", t.url as "Link", t.dated_on::text as "Dated",
                    ${personName('t.added_by')} as "Added by", t.added_at::text as "Added", ${personName('t.verified_by')} as "Verified by", t.verified_at::text as "Verified"
               from evidence t
               join action a on a.tenant_id = t.tenant_id and a.id = t.action_id
               join plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
              where t.tenant_id = $1 order by t.added_at, t.id`,
  },
  'csv/decisions.csv': {
    select: `select p.title as "Plan", a.ref as "Action ref", a.description as "Action", t.decided_at::text as "Decided", t.decided_for::text as "For the day", t.outcome as "Rating",
                    t.previous as "Before", t.rule_id as "Rule", v.number::text as "Rule set", t.trigger as "Because of", t.next_change_on::text as "Changes by itself on", t.next_outcome as "To"
               from decision t
               join action a on a.tenant_id = t.tenant_id and a.id = t.action_id
               join plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
               join rule_set_version v on v.tenant_id = t.tenant_id and v.id = t.rule_set_version_id
              where t.tenant_id = $1 order by t.decided_at, t.id`,
  },
};

/**
 * Rows of text as CSV. What a spreadsheet would take for a formula begins with an apostrophe
 * (= + - @ tab return, and their full-width forms), and every cell stands in quotes.
 */
export function toCsv(rows: readonly Readonly<Record<string, unknown>>[], first: boolean, columns: readonly string[] = Object.keys(rows[0] ?? {})): string {
  return stringify(rows as Record<string, unknown>[], { header: first, bom: first, columns: [...columns], quoted: true, quoted_empty: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** Empty when the service has no such rows. */
export async function* csvOf({ select }: Spreadsheet): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const rows of batchesOf<Record<string, string | null>>(select, [tenantId()], (batch) => JSON.stringify(batch).length)) {
    yield Buffer.from(toCsv(rows, first), 'utf8');
    first = false;
  }
}
