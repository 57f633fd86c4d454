-- What a service records of a financial year beside its plan: its budget, its priorities, what people answered.
-- Each correction is a new version; none is changed.
create table service_record (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('budget', 'priorities', 'feedback')),
  -- The year in which the financial year begins.
  year integer not null check (year between 2000 and 2100),
  number integer not null check (number > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- Where it was read, such as the youth justice plan of that year.
  source text not null check (length(source) between 1 and 300),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, year, number),
  foreign key (tenant_id, recorded_by) references person (tenant_id, account_id)
);

alter table service_record enable row level security;
alter table service_record force row level security;
create policy service_record_select on service_record for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy service_record_insert on service_record for insert to waymark_app with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert on service_record to waymark_app;
