-- What people say of their actions: updates (docs/adr/0043), and what they have begun to write.

-- The revision that last changed what people edit. Evidence that comes in between makes a revision, too, but takes nothing from
-- whoever is writing: only against this one is it asked whether somebody was first.
alter table action add column edited_version integer not null default 1 check (edited_version > 0);

-- One update: append-only. The action's row repeats what the newest one left.
create table progress_update (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  -- Of the action, which this update is.
  revision integer not null check (revision > 0),
  -- "No change, still on track": nothing else was said.
  no_change boolean not null,
  -- The reporting period that it covers: whole days, the last one included.
  period_from date not null,
  period_to date not null,
  text text check (length(text) between 1 and 4000),
  status_before text not null check (status_before in ('notStarted', 'inProgress', 'complete', 'cancelled')),
  status_after text not null check (status_after in ('notStarted', 'inProgress', 'complete', 'cancelled')),
  forecast_before date,
  forecast_after date,
  forecast_reason text check (length(forecast_reason) between 1 and 1000),
  author_id uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, action_id, revision),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, author_id) references person (tenant_id, account_id),
  check (period_to >= period_from),
  constraint progress_update_says_something check (no_change = (text is null and status_before = status_after and forecast_before is not distinct from forecast_after)),
  constraint progress_update_reason_of_a_move check (forecast_reason is null or forecast_before is distinct from forecast_after)
);
create index progress_update_action on progress_update (tenant_id, action_id, written_at desc, id desc);
create index progress_update_period on progress_update (tenant_id, period_from, action_id);

-- What one person has begun to write about an action: theirs alone, one of each, gone when it is saved as an update.
create table update_draft (
  tenant_id uuid not null,
  account_id uuid not null,
  action_id uuid not null,
  -- The action's version that its author saw when they began.
  action_version integer not null check (action_version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) < 40000),
  saved_at timestamptz not null,
  primary key (tenant_id, account_id, action_id),
  foreign key (tenant_id, account_id) references person (tenant_id, account_id),
  foreign key (tenant_id, action_id) references action (tenant_id, id)
);

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['progress_update', 'update_draft'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
  end loop;
  execute format('create policy update_draft_update on update_draft for update to waymark_app using (%s) with check (%s)', own, own);
  execute format('create policy update_draft_delete on update_draft for delete to waymark_app using (%s)', own);
end $$;
grant update (action_version, content, saved_at), delete on update_draft to waymark_app;
