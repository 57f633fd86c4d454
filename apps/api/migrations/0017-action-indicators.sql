-- Which indicators an action should move. A link is made and removed; who did so is in the trail.
create table action_indicator (
  tenant_id uuid not null,
  action_id uuid not null,
  -- Of the catalogue that the program ships.
  indicator text not null check (length(indicator) between 1 and 100),
  linked_by uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, action_id, indicator),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, linked_by) references person (tenant_id, account_id)
);
create index action_indicator_actions on action_indicator (tenant_id, indicator, action_id);

alter table action_indicator enable row level security;
alter table action_indicator force row level security;
create policy action_indicator_select on action_indicator for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy action_indicator_insert on action_indicator for insert to waymark_app with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy action_indicator_delete on action_indicator for delete to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, delete on action_indicator to waymark_app;
