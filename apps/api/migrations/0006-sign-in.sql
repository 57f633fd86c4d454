-- Sign-in in steps, sessions that rotate, second factors, links by e-mail.
-- Secrets that are only compared are kept as SHA-256; the TOTP secret must be read again and is
-- encrypted by the application (ADR 0021), so that a copy of the database yields no codes.

-- A session is first of a stage: who has given a password but not yet the second factor holds a session
-- that opens nothing. `id` names it in a list; `id_hash` is what the cookie proves.
alter table account_session add column id uuid not null default gen_random_uuid();
alter table account_session alter column id drop default;
alter table account_session add column stage text not null default 'signedIn' check (stage in ('signedIn', 'secondFactor', 'enrolment'));
alter table account_session alter column stage drop default;
alter table account_session
  -- Browser and system, as the person knows them again in the list.
  add column device text not null default '',
  -- Roles and services at the time the id was given out; when they differ, the id is given out anew.
  add column privileges text,
  -- The id before that, good for the requests that were under way.
  add column previous_hash bytea unique check (length(previous_hash) = 32),
  add column previous_until timestamptz,
  -- A WebAuthn challenge or the state of a sign-in elsewhere, used once.
  add column challenge text,
  -- A service's own identity provider vouches for that service alone.
  add column only_service uuid references tenant (id),
  add unique (id);

create table account_totp (
  account_id uuid primary key references account (id),
  secret_sealed bytea not null,
  -- Null until a first code has shown that the app has the secret.
  confirmed_at timestamptz,
  -- The last time step that was used: each one signs in once (RFC 6238 section 5.2).
  last_step bigint not null default 0,
  created_at timestamptz not null
);

create table account_recovery_code (
  account_id uuid not null references account (id),
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table account_passkey (
  id uuid primary key,
  account_id uuid not null references account (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index account_passkey_account on account_passkey (account_id);

-- A link sent to an account's e-mail address: good once, for a short time.
create table account_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_link_account on account_link (account_id);

grant select, insert, update, delete on account_totp to waymark_platform;
grant select, insert, update, delete on account_recovery_code to waymark_platform;
grant select, insert, update, delete on account_passkey to waymark_platform;
grant select, insert, update, delete on account_link to waymark_platform;

-- An administrator invites by e-mail; the link names the service, so it is read under row security.
create table invitation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  name text not null check (length(name) between 1 and 200),
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator', 'viewer']),
  token_hash bytea not null check (length(token_hash) = 32),
  invited_by uuid not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);

-- A token for a program, for the account that made it and never for more than that account may.
create table api_token (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  -- Shown in lists and logs to tell tokens apart; says nothing of the secret.
  prefix text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  scope text not null check (scope in ('read', 'write')),
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references person (tenant_id, account_id)
);

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['invitation', 'api_token'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('create policy %I on %I for update to waymark_app using (%s) with check (%s)', tenant_table || '_update', tenant_table, own, own);
    -- Who was invited and which tokens there were stays on record.
    execute format('grant select, insert, update on %I to waymark_app', tenant_table);
  end loop;
end $$;

-- As before (0003), and: only a session that has passed every step opens anything; the id before the last
-- rotation opens it for a moment longer; a session of a service's own provider opens that service alone.
drop function open_session(bytea, timestamptz, interval);
create function open_session(session_hash bytea, at timestamptz, idle interval)
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
  return query
    select session.id, session.privileges, session.current_id, session.account_id, session.email, session.name, session.operator, session.adviser, m.tenant_id, t.slug, m.role
      from (select session.account_id as id) person
      left join public.membership m on m.account_id = person.id and (session.only_service is null or m.tenant_id = session.only_service)
      left join public.tenant t on t.id = m.tenant_id
     order by t.slug, m.role;
end $$;
revoke all on function open_session(bytea, timestamptz, interval) from public;
grant execute on function open_session(bytea, timestamptz, interval) to waymark_platform;
