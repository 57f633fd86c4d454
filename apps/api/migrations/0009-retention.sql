-- How long a service keeps what is closed: months, or null for as long as the service itself says nothing else.
-- One row a service; without one the defaults of the application hold.

create table retention (
  tenant_id uuid not null references tenant (id),
  version integer not null default 1 check (version > 0),
  closed_plan_months integer check (closed_plan_months between 12 and 240),
  decision_months integer check (decision_months between 12 and 240),
  audit_months integer not null check (audit_months between 6 and 120),
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (tenant_id),
  foreign key (tenant_id, changed_by) references person (tenant_id, account_id)
);

alter table retention enable row level security;
alter table retention force row level security;
create policy retention_select on retention for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy retention_insert on retention for insert to waymark_app with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy retention_update on retention for update to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update on retention to waymark_app;
