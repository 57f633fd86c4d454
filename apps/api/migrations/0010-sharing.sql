-- What a service shares with an oversight body: its working plans, to read. No draft, no import, no file, no audit trail.

create table share (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  body_id uuid not null references oversight_body (id),
  granted_by uuid not null references account (id),
  granted_at timestamptz not null,
  revoked_by uuid references account (id),
  revoked_at timestamptz,
  reason text check (length(reason) between 1 and 500),
  primary key (tenant_id, id),
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (reason is null)),
  check (revoked_at >= granted_at)
);
-- With a body a service shares once or not at all; what was is kept.
create unique index share_now on share (tenant_id, body_id) where revoked_at is null;
create index share_of_body on share (body_id, tenant_id) where revoked_at is null;

alter table share enable row level security;
alter table share force row level security;
create policy share_select on share for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy share_insert on share for insert to waymark_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and revoked_at is null);
-- What was revoked stays revoked: to share again is a new decision.
create policy share_update on share for update to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and revoked_at is null)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update (revoked_by, revoked_at, reason) on share to waymark_app;

-- Whose bodies these are is known before any service is: to the platform, which signs people in, and to the function below.
create policy share_of_bodies on share for select to waymark_platform
  using (revoked_at is null and body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[]));
create policy share_of_adviser on share for select to waymark_owner
  using (revoked_at is null and body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[]));
grant select (tenant_id, body_id, revoked_at) on share to waymark_platform;

-- As before (0006), and: who advises for an oversight body has the role of an adviser in every service that shares with it,
-- unless they are a member there: then they read and write as one.
create or replace function open_session(session_hash bytea, at timestamptz, idle interval)
returns table (session_id uuid, privileges text, current_id boolean, account_id uuid, email text, name text, operator boolean, adviser boolean, tenant_id uuid, slug text, role text)
language plpgsql volatile
as $$
declare
  session record;
begin
  select s.id, s.privileges, s.id_hash = session_hash as current_id, s.account_id, s.last_seen_at, s.only_service, a.email, a.name,
         a.operator and s.only_service is null as operator,
         s.only_service is null and exists (select from public.oversight_member o where o.account_id = s.account_id) as adviser
    into session
    from public.account_session s join public.account a on a.id = s.account_id
   where (s.id_hash = session_hash or (s.previous_hash = session_hash and s.previous_until > at))
     and s.stage = 'signedIn' and s.expires_at > at and s.last_seen_at > at - idle and a.disabled_at is null;
  if not found then
    return;
  end if;
  -- Minutes suffice to tell an idle session; a write at every request would not.
  if session.last_seen_at < at - interval '1 minute' then
    update public.account_session s set last_seen_at = at where s.id = session.id;
  end if;
  perform set_config('app.account_id', session.account_id::text, true);
  if session.adviser then
    perform set_config('app.body_ids', (select array_agg(o.body_id)::text from public.oversight_member o where o.account_id = session.account_id), true);
  end if;
  return query
    select session.id, session.privileges, session.current_id, session.account_id, session.email, session.name, session.operator, session.adviser, held.tenant_id, t.slug, held.role
      from (select session.account_id as id) person
      left join (
        select m.tenant_id, m.role from public.membership m
         where m.account_id = session.account_id and (session.only_service is null or m.tenant_id = session.only_service)
        union
        select h.tenant_id, 'oversightAdviser' from public.share h
         where session.adviser and h.revoked_at is null
           and h.body_id in (select o.body_id from public.oversight_member o where o.account_id = session.account_id)
           and not exists (select from public.membership m where m.account_id = session.account_id and m.tenant_id = h.tenant_id)
      ) held on true
      left join public.tenant t on t.id = held.tenant_id
     order by t.slug, held.role;
end $$;

-- The context of an adviser: the one service asked for, if it shares with a body of this account at this moment, and nothing
-- else. It is asked in every transaction, so that what was revoked is unseen from the next one on. Only the policies for reading below look at it.
create function enter_shared(adviser uuid, service uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform set_config('app.tenant_id', '', true);
  perform set_config('app.body_ids', coalesce((
    select array_agg(o.body_id)::text from oversight_member o join account a on a.id = o.account_id where o.account_id = adviser and a.disabled_at is null), ''), true);
  perform set_config('app.tenant_ids', coalesce((
    select array_agg(h.tenant_id)::text from share h
     where h.tenant_id = service and h.revoked_at is null and h.body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[])), ''), true);
  perform set_config('app.body_ids', '', true);
end $$;
revoke all on function enter_shared(uuid, uuid) from public;
grant execute on function enter_shared(uuid, uuid) to waymark_app;

do $$
declare
  shown text;
begin
  foreach shown in array array['plan', 'section', 'recommendation', 'objective', 'action', 'action_owner', 'action_revision', 'decision', 'evidence', 'person', 'rating_key_version'] loop
    execute format($policy$create policy %I on %I for select to waymark_app using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]))$policy$, shown || '_shared', shown);
  end loop;
end $$;
-- Rules that decide or have decided, never a draft.
create policy rule_set_version_shared on rule_set_version for select to waymark_app
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]) and state in ('active', 'superseded'));
