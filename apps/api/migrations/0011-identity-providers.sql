-- Sign-in through a service's own identity provider (OpenID Connect, ADR 0029).
-- Everything is a row of the service: what its provider says of a person counts in that service and nowhere else.

create table identity_provider (
  tenant_id uuid not null references tenant (id),
  -- Follows from service and issuer, so that its redirect address is known before it is registered.
  id uuid not null,
  issuer text not null check (length(issuer) between 1 and 500),
  client_id text not null check (length(client_id) between 1 and 200),
  secret_sealed bytea not null,
  secret_set_at timestamptz not null,
  name text not null check (length(name) between 1 and 100),
  -- Of e-mail addresses; whoever types such an address is offered this provider.
  domains text[] not null default '{}',
  -- True: who has shown a second factor there need not show another here.
  second_factor_trusted boolean not null,
  -- The acr value that shows it, asked for at each sign-in; null: "mfa" among the amr values shows it.
  second_factor_acr text check (length(second_factor_acr) between 1 and 200),
  created_at timestamptz not null,
  created_by uuid not null references account (id),
  disabled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, issuer)
);

-- Who a person is at the provider: issuer and subject, never the e-mail address. Only a person of the service can be linked.
create table account_identity (
  tenant_id uuid not null,
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  account_id uuid not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, issuer, subject),
  unique (tenant_id, account_id, issuer),
  foreign key (tenant_id, issuer) references identity_provider (tenant_id, issuer) on delete cascade,
  foreign key (tenant_id, account_id) references person (tenant_id, account_id)
);

-- A sign-in that has gone to the provider and not come back: good once, for minutes, in the browser that began it.
create table provider_sign_in (
  tenant_id uuid not null,
  state_hash bytea not null check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  provider_id uuid not null,
  -- Nonce and PKCE verifier.
  secrets_sealed bytea not null,
  purpose text not null check (purpose in ('signIn', 'link', 'invitation')),
  -- To link: the session that asked. To accept: the invitation.
  session_id uuid check ((session_id is not null) = (purpose = 'link')),
  invitation_hash bytea check ((invitation_hash is not null) = (purpose = 'invitation')),
  return_to text check (return_to like '/%'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, state_hash),
  foreign key (tenant_id, provider_id) references identity_provider (tenant_id, id) on delete cascade
);

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['identity_provider', 'account_identity', 'provider_sign_in'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('create policy %I on %I for update to waymark_app using (%s) with check (%s)', tenant_table || '_update', tenant_table, own, own);
    execute format('create policy %I on %I for delete to waymark_app using (%s)', tenant_table || '_delete', tenant_table, own);
    execute format('grant select, insert, update, delete on %I to waymark_app', tenant_table);
  end loop;
end $$;

-- Before anybody is known, an e-mail address leads to the providers of its domain; nothing else of them is shown, and no secret.
create policy identity_provider_of_domain on identity_provider for select to waymark_platform
  using (disabled_at is null and nullif(current_setting('app.email_domain', true), '') = any (domains));
grant select (tenant_id, id, name, domains, disabled_at) on identity_provider to waymark_platform;

create function providers_of_domain(domain text)
returns table (tenant_id uuid, id uuid, name text, name_en text, name_cy text)
language plpgsql volatile
as $$
begin
  perform set_config('app.email_domain', domain, true);
  return query
    select p.tenant_id, p.id, p.name, t.name_en, t.name_cy
      from public.identity_provider p join public.tenant t on t.id = p.tenant_id
     where domain = any (p.domains) order by t.name_en, p.name, p.id limit 20;
  perform set_config('app.email_domain', '', true);
end $$;
revoke all on function providers_of_domain(text) from public;
grant execute on function providers_of_domain(text) to waymark_platform;

-- Which provider vouched for the session; it ends with the provider. Not a reference: sessions belong to no service.
alter table account_session add column provider_id uuid, add check ((provider_id is null) = (only_service is null));
create index account_session_provider on account_session (only_service, provider_id) where provider_id is not null;

-- As before (0005), and: what a session of one service does is told to that service alone.
drop function append_account_audit(uuid, jsonb);
create function append_account_audit(account uuid, events jsonb, only_service uuid) returns integer
language plpgsql volatile
as $$
#variable_conflict use_variable
declare
  tenant uuid;
  told integer := 0;
begin
  perform set_config('app.account_id', account::text, true);
  for tenant in
    select distinct m.tenant_id from public.membership m
     where m.account_id = account and (only_service is null or m.tenant_id = only_service) order by m.tenant_id
  loop
    perform set_config('app.tenant_id', tenant::text, true);
    perform public.append_audit(events);
    told := told + 1;
  end loop;
  perform set_config('app.tenant_id', '', true);
  return told;
end $$;
revoke all on function append_account_audit(uuid, jsonb, uuid) from public;
grant execute on function append_account_audit(uuid, jsonb, uuid) to waymark_platform;
