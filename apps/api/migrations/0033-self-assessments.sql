-- How a service assesses itself against the national standards: one draft at a time, kept whole; what is closed stays as it is.

create table self_assessment (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- Of the catalogue that the program ships.
  standards_version text not null check (length(standards_version) between 1 and 20),
  assessed_on date not null,
  -- A role, such as the chair of another board: who looked at the bands from outside.
  moderated_by text check (length(moderated_by) between 1 and 200),
  -- Of each standard the bands, the cases and what they rest on.
  standards jsonb not null check (jsonb_typeof(standards) = 'array'),
  version integer not null default 1 check (version > 0),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, recorded_by) references person (tenant_id, account_id),
  foreign key (tenant_id, closed_by) references person (tenant_id, account_id),
  check ((closed_at is null) = (closed_by is null))
);
create index self_assessment_newest on self_assessment (tenant_id, assessed_on desc, id desc);

alter table self_assessment enable row level security;
alter table self_assessment force row level security;
create policy self_assessment_select on self_assessment for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy self_assessment_insert on self_assessment for insert to waymark_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and closed_at is null);
create policy self_assessment_update on self_assessment for update to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and closed_at is null)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert on self_assessment to waymark_app;
grant update (standards_version, assessed_on, moderated_by, standards, version, recorded_by, recorded_at, closed_by, closed_at) on self_assessment to waymark_app;
