-- Messages to people of a service, how each goes out, what people want, receivers of webhooks, calendar feeds (ADR 0035).
-- A message and its deliveries are written in the transaction of what they tell of; the deliveries are the outbox.

create table message (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  recipient_id uuid not null,
  kind text not null check (kind ~ '^[a-zA-Z]{1,40}$'),
  subject_kind text not null check (subject_kind in ('action', 'plan', 'service')),
  subject_id uuid not null,
  -- Codes, numbers, titles; no prose of the plan.
  parameters jsonb not null check (jsonb_typeof(parameters) = 'object' and length(parameters::text) <= 4000),
  -- What happened once is told once.
  dedupe_key text not null check (length(dedupe_key) between 1 and 200),
  created_at timestamptz not null,
  -- Nobody is told before.
  visible_from timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, dedupe_key),
  foreign key (tenant_id, recipient_id) references person (tenant_id, account_id)
);
create index message_inbox on message (tenant_id, recipient_id, id desc);
create index message_unread on message (tenant_id, recipient_id) where read_at is null;
create index message_digest on message (tenant_id, created_at) where kind = 'digest';

-- Where a service wants to be told over HTTP. Removed ones stay without their secret, as deliveries name them.
create table webhook (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  url text not null check (length(url) between 1 and 2000),
  secret_sealed bytea,
  secret_set_at timestamptz not null,
  -- After a rotation both sign, until the receiver has the new one.
  previous_sealed bytea,
  previous_until timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  disabled_at timestamptz,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references person (tenant_id, account_id),
  check ((secret_sealed is null) = (removed_at is not null)),
  check ((previous_sealed is null) = (previous_until is null))
);
create unique index webhook_url on webhook (tenant_id, url) where removed_at is null;

create table delivery (
  tenant_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  channel text not null check (channel in ('inbox', 'email', 'webhook')),
  webhook_id uuid check ((webhook_id is not null) = (channel = 'webhook')),
  -- failed: another attempt follows. dead: none does, unless an administrator sends it again.
  state text not null check (state in ('waiting', 'sent', 'failed', 'dead')),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz check ((next_attempt_at is not null) = (state in ('waiting', 'failed'))),
  -- Who has taken it to send; when the lease is over another may.
  lease_id uuid,
  leased_until timestamptz check ((leased_until is null) = (lease_id is null)),
  last_error text check (last_error ~ '^[a-zA-Z0-9]{1,40}$'),
  created_at timestamptz not null,
  sent_at timestamptz check ((sent_at is not null) = (state = 'sent')),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, message_id, channel, webhook_id),
  foreign key (tenant_id, message_id) references message (tenant_id, id),
  foreign key (tenant_id, webhook_id) references webhook (tenant_id, id)
);
create index delivery_due on delivery (tenant_id, next_attempt_at) where state in ('waiting', 'failed');
create index delivery_log on delivery (tenant_id, id desc) where channel <> 'inbox';
create index delivery_webhook on delivery (tenant_id, webhook_id) where webhook_id is not null;

-- How somebody wants to hear of a kind of message beside the inbox; without a row the default of the kind holds.
create table message_preference (
  tenant_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind ~ '^[a-zA-Z]{1,40}$'),
  email text not null check (email in ('atOnce', 'digest', 'never')),
  changed_at timestamptz not null,
  primary key (tenant_id, account_id, kind),
  foreign key (tenant_id, account_id) references person (tenant_id, account_id)
);

-- The secret address of somebody's due dates; only its hash is kept.
create table calendar_feed (
  tenant_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, account_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references person (tenant_id, account_id)
);

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['message', 'webhook', 'delivery', 'message_preference', 'calendar_feed'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('create policy %I on %I for update to waymark_app using (%s) with check (%s)', tenant_table || '_update', tenant_table, own, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
    -- What was told stays; so do receivers, without their secret.
    if tenant_table = 'calendar_feed' then
      execute format('create policy %I on %I for delete to waymark_app using (%s)', tenant_table || '_delete', tenant_table, own);
      execute format('grant delete on %I to waymark_app', tenant_table);
    end if;
  end loop;
end $$;

-- Of what was told and where it goes only this changes.
grant update (read_at) on message to waymark_app;
grant update (state, attempts, next_attempt_at, lease_id, leased_until, last_error, sent_at) on delivery to waymark_app;
grant update (secret_sealed, secret_set_at, previous_sealed, previous_until, disabled_at, removed_at) on webhook to waymark_app;
grant update (email, changed_at) on message_preference to waymark_app;
grant update (token_hash, created_at, last_used_at) on calendar_feed to waymark_app;
