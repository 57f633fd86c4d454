/** SQL of owners' names: which there are, whom they mean, and saying so. */
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface PersonRow {
  id: string;
  name: string;
}

export interface OwnerNameRow {
  name: string;
  actions: number;
  person: PersonRow | null;
  namesake: PersonRow | null;
}

// A name is linked as a whole. Only a document that came back can leave a name linked in one place and not in another: the link counts.
const names = statement(`with named as (
    select lower(trim(o.name)) as key, min(trim(o.name)) as name, count(distinct o.action_id)::int as actions, max(o.person_id::text)::uuid as person_id
    from action_owner o join action a on a.tenant_id = $1 and a.id = o.action_id join plan l on l.tenant_id = $1 and l.id = a.plan_id and l.archived_at is null
    where o.tenant_id = $1 and ($2::text is null or lower(trim(o.name)) = lower(trim($2))) group by 1)
  select n.name, n.actions,
    (select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.tenant_id = $1 and p.id = n.person_id) as person,
    (select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.tenant_id = $1 and lower(trim(p.name)) = n.key order by p.id limit 1) as namesake
  from named n order by n.actions desc, n.name limit 1000`);
const people = statement(`select p.id, p.name from person p
  where p.tenant_id = $1 and exists (select from membership m where m.tenant_id = $1 and m.account_id = p.account_id) order by p.name, p.id`);

/** SQL of whom a name means in the tenant `$1`: what is said of it in one plan holds in the next. @param name SQL of a name, such as `x.name` */
export const linkedPerson = (name: string): string =>
  `(select max(known.person_id::text)::uuid from action_owner known where known.tenant_id = $1 and lower(trim(known.name)) = lower(trim(${name})))`;

/** @param name of one; null for all */
export async function ownerNames(name: string | null): Promise<OwnerNameRow[]> {
  return tenantQuery<OwnerNameRow & Record<string, unknown>>(names, [tenantId(), name]);
}

/** Whoever has a role in the service, by name. */
export async function ownerPeople(): Promise<PersonRow[]> {
  return tenantQuery<PersonRow & Record<string, unknown>>(people, [tenantId()]);
}

/** In every plan, kept ones too. @param personId null: nobody of the service */
export async function linkOwnerName(name: string, personId: string | null): Promise<void> {
  await tenantExecute('update action_owner set person_id = $3 where tenant_id = $1 and lower(trim(name)) = lower(trim($2::text))', [tenantId(), name, personId]);
}
