-- The audit trail becomes a chain of hashes, one for each service (docs/adr/0020). An event is written by one
-- function, which alone gives it its number and its hash; nothing can change or remove it. No triggers.

-- RFC 8785 (JSON Canonicalization Scheme) of what an event may hold: whole numbers, names of ASCII letters.
-- PostgreSQL escapes strings as the RFC wants; byte order of ASCII names is its order of UTF-16 units.
create function canonical_json(value jsonb) returns text
language plpgsql immutable strict set search_path = public, pg_temp
as $$
begin
  case jsonb_typeof(value)
    when 'object' then
      if exists (select from jsonb_object_keys(value) k where k !~ '^[ -~]*$') then
        raise exception 'A name in an audit event is not plain ASCII.' using errcode = 'check_violation';
      end if;
      return '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || canonical_json(e.value), ',' order by e.key collate "C") from jsonb_each(value) e), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(canonical_json(e.value), ',' order by e.number) from jsonb_array_elements(value) with ordinality e(value, number)), '') || ']';
    when 'number' then
      if value::numeric <> trunc(value::numeric) or abs(value::numeric) > 9007199254740991 then
        raise exception 'A number in an audit event is not whole.' using errcode = 'check_violation';
      end if;
      return trunc(value::numeric)::text;
    else
      return value::text;
  end case;
end $$;

-- SHA-256 over the hash before, the event, its number and its time in microseconds since 1970 (both as eight bytes).
create function audit_hash(previous bytea, tenant uuid, seq bigint, at timestamptz, actor uuid, operation text, subject_kind text, subject uuid, detail jsonb) returns bytea
language sql stable set search_path = public, pg_temp
as $$
  select sha256(previous
    || convert_to(canonical_json(jsonb_build_object('actor', actor, 'detail', detail, 'operation', operation, 'subject', subject, 'subjectKind', subject_kind, 'tenant', tenant)), 'UTF8')
    || int8send(seq) || int8send((extract(epoch from at) * 1000000)::bigint))
$$;

create table audit_head (
  tenant_id uuid primary key references tenant (id),
  seq bigint not null check (seq >= 0),
  hash bytea not null check (length(hash) = 32)
);

-- What was written before there was a chain enters it in the order of its time.
-- Forced row security binds the owner, too, hence the pause.
alter table audit_event no force row level security;
alter table audit_event add column seq bigint, add column hash bytea;
do $$
declare
  entry record;
  tenant uuid;
  number bigint;
  previous bytea;
begin
  for entry in select * from audit_event order by tenant_id, at, id loop
    if tenant is distinct from entry.tenant_id then
      tenant := entry.tenant_id;
      number := 0;
      previous := decode(repeat('00', 32), 'hex');
    end if;
    number := number + 1;
    previous := audit_hash(previous, tenant, number, entry.at, entry.actor_id, entry.operation, entry.subject_kind, entry.subject_id, entry.detail);
    update audit_event e set seq = number, hash = previous where e.tenant_id = tenant and e.id = entry.id;
  end loop;
end $$;
insert into audit_head (tenant_id, seq, hash)
  select distinct on (tenant_id) tenant_id, seq, hash from audit_event order by tenant_id, seq desc;
alter table audit_event
  drop constraint audit_event_pkey,
  drop column id,
  add primary key (tenant_id, seq),
  alter column hash set not null,
  alter column detail drop default,
  add constraint audit_event_seq check (seq > 0),
  add constraint audit_event_hash check (length(hash) = 32);
alter table audit_event force row level security;
create index audit_event_subject on audit_event (tenant_id, subject_id, seq);
create index audit_event_actor on audit_event (tenant_id, actor_id, seq);

-- The head of a chain, signed by the service: what a rewritten chain cannot match. An attempt to sign again is needless.
create table audit_checkpoint (
  tenant_id uuid not null references tenant (id),
  seq bigint not null check (seq > 0),
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null,
  key_id text not null,
  signature bytea not null check (length(signature) = 64),
  primary key (tenant_id, seq)
);

drop policy audit_event_insert on audit_event;
revoke insert on audit_event from waymark_app;
do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['audit_head', 'audit_checkpoint'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('grant select on %I to waymark_app', tenant_table);
  end loop;
  execute format('create policy audit_checkpoint_insert on audit_checkpoint for insert to waymark_app with check (%s)', own);
  grant insert on audit_checkpoint to waymark_app;
  -- The function below runs as the owner, whom forced row security binds to the tenant of the transaction as well.
  execute format('create policy audit_event_append on audit_event for insert to waymark_owner with check (%s)', own);
  execute format('create policy audit_head_append on audit_head to waymark_owner using (%s) with check (%s)', own, own);
end $$;

-- The only way into the trail: the events of one transaction, in order, each {at, actor, operation, subjectKind, subject, detail}.
-- Holds the head until that transaction ends, so that a chain cannot fork; call it last.
create function append_audit(events jsonb) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_variable
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  head record;
  entry record;
  number bigint;
  previous bytea;
begin
  if tenant is null then
    raise exception 'An audit event needs the service it belongs to.' using errcode = 'check_violation';
  end if;
  select h.seq, h.hash into head from audit_head h where h.tenant_id = tenant for update;
  if not found then
    insert into audit_head (tenant_id, seq, hash) values (tenant, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select h.seq, h.hash into head from audit_head h where h.tenant_id = tenant for update;
  end if;
  number := head.seq;
  previous := head.hash;
  for entry in
    select (e.value ->> 'at')::timestamptz as at, (e.value ->> 'actor')::uuid as actor, e.value ->> 'operation' as operation,
           e.value ->> 'subjectKind' as subject_kind, (e.value ->> 'subject')::uuid as subject, e.value -> 'detail' as detail
      from jsonb_array_elements(events) with ordinality e(value, place) order by e.place
  loop
    number := number + 1;
    previous := audit_hash(previous, tenant, number, entry.at, entry.actor, entry.operation, entry.subject_kind, entry.subject, entry.detail);
    insert into audit_event (tenant_id, seq, at, actor_id, operation, subject_kind, subject_id, detail, hash)
      values (tenant, number, entry.at, entry.actor, entry.operation, entry.subject_kind, entry.subject, entry.detail, previous);
  end loop;
  update audit_head h set seq = number, hash = previous where h.tenant_id = tenant;
  return number;
end $$;
revoke all on function append_audit(jsonb) from public;
grant execute on function append_audit(jsonb) to waymark_app, waymark_platform;

-- Signing in and out happens before a service is chosen: it is told to every service of the account, always in
-- the same order. Runs with the caller's rights, as open_session does.
create function append_account_audit(account uuid, events jsonb) returns integer
language plpgsql volatile
as $$
declare
  tenant uuid;
  told integer := 0;
begin
  perform set_config('app.account_id', account::text, true);
  for tenant in select distinct m.tenant_id from public.membership m where m.account_id = account order by m.tenant_id loop
    perform set_config('app.tenant_id', tenant::text, true);
    perform public.append_audit(events);
    told := told + 1;
  end loop;
  perform set_config('app.tenant_id', '', true);
  return told;
end $$;
revoke all on function append_account_audit(uuid, jsonb) from public;
grant execute on function append_account_audit(uuid, jsonb) to waymark_platform;
