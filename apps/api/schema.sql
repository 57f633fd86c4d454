-- ------------------------------------------------------
-- THIS FILE IS GENERATED FROM THE MIGRATIONS. npm run contracts
-- ------------------------------------------------------


create table account (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  operator boolean not null default false,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key UNIQUE (email),
  constraint account_email_check CHECK ((email = lower(email)))
);
grant insert, select, update on account to waymark_platform;

create table account_session (
  id_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint account_session_pkey PRIMARY KEY (id_hash),
  constraint account_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_session_id_hash_check CHECK ((length(id_hash) = 32))
);
CREATE INDEX account_session_account ON public.account_session USING btree (account_id);
CREATE INDEX account_session_expiry ON public.account_session USING btree (expires_at);
grant delete, insert, select, update on account_session to waymark_platform;

create table action (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  objective_id uuid not null,
  position integer not null,
  version integer not null default 1,
  ref text,
  description text not null,
  approach text,
  owner_text text,
  success_measure text,
  progress text,
  status text not null,
  stated_code text,
  stated_source text,
  timescale_source_text text not null,
  timescale_precision text not null,
  timescale_baseline date,
  timescale_current date,
  timescale_forecast date,
  timescale_ongoing boolean not null default false,
  timescale_achieved boolean not null default false,
  times_moved integer not null default 0,
  started_on date,
  last_updated_on date,
  computed_code text,
  computed_next_change_on date,
  decision_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint action_pkey PRIMARY KEY (tenant_id, id),
  constraint action_tenant_id_decision_id_fkey FOREIGN KEY (tenant_id, decision_id) REFERENCES decision(tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint action_tenant_id_objective_id_fkey FOREIGN KEY (tenant_id, objective_id) REFERENCES objective(tenant_id, id),
  constraint action_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint action_tenant_id_section_id_fkey FOREIGN KEY (tenant_id, section_id) REFERENCES section(tenant_id, id),
  constraint action_check CHECK (((stated_code IS NULL) = (stated_source IS NULL))),
  constraint action_check1 CHECK (((decision_id IS NULL) = (computed_code IS NULL))),
  constraint action_position_check CHECK (("position" >= 0)),
  constraint action_stated_source_check CHECK ((stated_source = ANY (ARRAY['text'::text, 'shading'::text, 'status'::text, 'person'::text]))),
  constraint action_status_check CHECK ((status = ANY (ARRAY['notStarted'::text, 'inProgress'::text, 'complete'::text, 'cancelled'::text]))),
  constraint action_times_moved_check CHECK ((times_moved >= 0)),
  constraint action_timescale_precision_check CHECK ((timescale_precision = ANY (ARRAY['day'::text, 'month'::text, 'quarter'::text, 'season'::text, 'year'::text, 'ongoing'::text, 'tbc'::text, 'achieved'::text]))),
  constraint action_version_check CHECK ((version > 0))
);
CREATE INDEX action_next_change ON public.action USING btree (tenant_id, computed_next_change_on) WHERE (computed_next_change_on IS NOT NULL);
CREATE INDEX action_objective ON public.action USING btree (tenant_id, objective_id, "position");
CREATE INDEX action_plan ON public.action USING btree (tenant_id, plan_id, "position");
CREATE INDEX action_section ON public.action USING btree (tenant_id, section_id);
alter table action enable row level security, force row level security;
create policy action_delete on action as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_insert on action as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_select on action as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_update on action as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on action to waymark_app;

create table action_owner (
  tenant_id uuid not null,
  action_id uuid not null,
  position integer not null,
  name text not null,
  kind text not null default 'role'::text,
  person_id uuid,
  accountable boolean not null,
  constraint action_owner_pkey PRIMARY KEY (tenant_id, action_id, "position"),
  constraint action_owner_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint action_owner_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES person(tenant_id, id),
  constraint action_owner_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'team'::text, 'role'::text]))),
  constraint action_owner_position_check CHECK (("position" >= 0))
);
CREATE UNIQUE INDEX action_owner_accountable ON public.action_owner USING btree (tenant_id, action_id) WHERE accountable;
CREATE INDEX action_owner_person ON public.action_owner USING btree (tenant_id, person_id) WHERE (person_id IS NOT NULL);
alter table action_owner enable row level security, force row level security;
create policy action_owner_delete on action_owner as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_insert on action_owner as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_select on action_owner as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_update on action_owner as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on action_owner to waymark_app;

create table action_revision (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  actor_id uuid,
  reason text not null,
  before jsonb,
  after jsonb not null,
  constraint action_revision_pkey PRIMARY KEY (tenant_id, id),
  constraint action_revision_tenant_id_action_id_number_key UNIQUE (tenant_id, action_id, number),
  constraint action_revision_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint action_revision_number_check CHECK ((number > 0))
);
alter table action_revision enable row level security, force row level security;
create policy action_revision_insert on action_revision as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_revision_select on action_revision as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on action_revision to waymark_app;

create table area_benchmark (
  gss_code text not null,
  indicator text not null,
  label_en text not null,
  label_cy text not null,
  period text not null,
  value double precision not null,
  neighbour_mean double precision not null,
  neighbour_count integer not null,
  neighbour_model text not null,
  per integer not null,
  source text not null,
  constraint area_benchmark_pkey PRIMARY KEY (gss_code, indicator)
);
grant select on area_benchmark to waymark_app;
grant delete, insert, select, update on area_benchmark to waymark_platform;

create table audit_event (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  operation text not null,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_event_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_event_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
CREATE INDEX audit_event_at ON public.audit_event USING btree (tenant_id, at);
alter table audit_event enable row level security, force row level security;
create policy audit_event_insert on audit_event as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy audit_event_select on audit_event as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on audit_event to waymark_app;

create table decision (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  rule_set_version_id uuid not null,
  content_hash text not null,
  engine_version text not null,
  calendar_version text not null,
  decided_at timestamp with time zone not null,
  decided_for date not null,
  facts jsonb not null,
  outcome text not null,
  previous text,
  rule_id text,
  trigger text not null,
  next_change_on date,
  next_outcome text,
  constraint decision_pkey PRIMARY KEY (tenant_id, id),
  constraint decision_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint decision_tenant_id_rule_set_version_id_fkey FOREIGN KEY (tenant_id, rule_set_version_id) REFERENCES rule_set_version(tenant_id, id),
  constraint decision_check CHECK (((next_change_on IS NULL) = (next_outcome IS NULL))),
  constraint decision_trigger_check CHECK ((trigger = ANY (ARRAY['import'::text, 'edit'::text, 'evidence'::text, 'time'::text, 'rules'::text, 'seed'::text])))
);
CREATE INDEX decision_action ON public.decision USING btree (tenant_id, action_id, decided_at DESC);
alter table decision enable row level security, force row level security;
create policy decision_insert on decision as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy decision_select on decision as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on decision to waymark_app;

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  action_id uuid not null,
  title text not null,
  url text,
  dated_on date not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  verified_by uuid,
  verified_at timestamp with time zone,
  constraint evidence_pkey PRIMARY KEY (tenant_id, id),
  constraint evidence_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint evidence_tenant_id_added_by_fkey FOREIGN KEY (tenant_id, added_by) REFERENCES person(tenant_id, account_id),
  constraint evidence_tenant_id_verified_by_fkey FOREIGN KEY (tenant_id, verified_by) REFERENCES person(tenant_id, account_id),
  constraint evidence_check CHECK (((verified_by IS NULL) = (verified_at IS NULL))),
  constraint evidence_version_check CHECK ((version > 0))
);
CREATE INDEX evidence_action ON public.evidence USING btree (tenant_id, action_id, dated_on DESC);
alter table evidence enable row level security, force row level security;
create policy evidence_delete on evidence as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy evidence_insert on evidence as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy evidence_select on evidence as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy evidence_update on evidence as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on evidence to waymark_app;

create table membership (
  tenant_id uuid not null,
  account_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null,
  constraint membership_pkey PRIMARY KEY (tenant_id, account_id, role),
  constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint membership_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES person(tenant_id, account_id),
  constraint membership_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['actionOwner'::text, 'planManager'::text, 'boardMember'::text, 'boardChair'::text, 'tenantAdministrator'::text, 'viewer'::text])))
);
CREATE INDEX membership_account ON public.membership USING btree (account_id);
alter table membership enable row level security, force row level security;
create policy membership_delete on membership as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy membership_insert on membership as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy membership_of_account on membership as permissive for select to waymark_platform using (account_id = (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid);
create policy membership_select on membership as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy membership_update on membership as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on membership to waymark_app;
grant select on membership to waymark_platform;

create table objective (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  position integer not null,
  ref text,
  title text not null,
  theme text,
  target_date date,
  champion text,
  linked_recommendations text[] not null default '{}'::text[],
  linked_indicators text[] not null default '{}'::text[],
  constraint objective_pkey PRIMARY KEY (tenant_id, id),
  constraint objective_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint objective_tenant_id_section_id_fkey FOREIGN KEY (tenant_id, section_id) REFERENCES section(tenant_id, id),
  constraint objective_position_check CHECK (("position" >= 0))
);
CREATE INDEX objective_plan ON public.objective USING btree (tenant_id, plan_id, "position");
alter table objective enable row level security, force row level security;
create policy objective_delete on objective as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy objective_insert on objective as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy objective_select on objective as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy objective_update on objective as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on objective to waymark_app;

create table oversight_body (
  id uuid not null,
  slug text not null,
  name_en text not null,
  name_cy text not null,
  constraint oversight_body_pkey PRIMARY KEY (id),
  constraint oversight_body_slug_key UNIQUE (slug)
);
grant insert, select, update on oversight_body to waymark_platform;

create table oversight_member (
  body_id uuid not null,
  account_id uuid not null,
  constraint oversight_member_pkey PRIMARY KEY (body_id, account_id),
  constraint oversight_member_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint oversight_member_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id)
);
CREATE INDEX oversight_member_account ON public.oversight_member USING btree (account_id);
grant delete, insert, select on oversight_member to waymark_platform;

create table person (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid,
  name text not null,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (tenant_id, id),
  constraint person_tenant_id_account_id_key UNIQUE (tenant_id, account_id),
  constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint person_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
);
alter table person enable row level security, force row level security;
create policy person_delete on person as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy person_insert on person as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy person_select on person as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy person_update on person as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on person to waymark_app;

create table plan (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  title text not null,
  imported_from text,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  constraint plan_pkey PRIMARY KEY (tenant_id, id),
  constraint plan_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint plan_version_check CHECK ((version > 0))
);
CREATE INDEX plan_created ON public.plan USING btree (tenant_id, created_at DESC, id);
alter table plan enable row level security, force row level security;
create policy plan_delete on plan as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_insert on plan as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_select on plan as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_update on plan as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on plan to waymark_app;

create table plan_import (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
  file_name text not null,
  file_bytes bytea not null,
  file_hash text not null,
  source jsonb,
  interpretation jsonb,
  mapping jsonb not null default '[]'::jsonb,
  corrections jsonb not null default '{}'::jsonb,
  answered jsonb not null default '[]'::jsonb,
  failure jsonb,
  plan_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  read_attempts integer not null default 0,
  updated_at timestamp with time zone not null,
  constraint plan_import_pkey PRIMARY KEY (tenant_id, id),
  constraint plan_import_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint plan_import_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint plan_import_tenant_id_uploaded_by_fkey FOREIGN KEY (tenant_id, uploaded_by) REFERENCES person(tenant_id, account_id),
  constraint plan_import_check CHECK (((state = 'committed'::text) = (plan_id IS NOT NULL))),
  constraint plan_import_check1 CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint plan_import_check2 CHECK (((state <> 'ready'::text) OR ((source IS NOT NULL) AND (interpretation IS NOT NULL)))),
  constraint plan_import_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint plan_import_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'failed'::text, 'committed'::text, 'discarded'::text]))),
  constraint plan_import_version_check CHECK ((version > 0))
);
CREATE INDEX plan_import_reading ON public.plan_import USING btree (tenant_id, updated_at) WHERE (state = 'reading'::text);
CREATE INDEX plan_import_uploaded ON public.plan_import USING btree (tenant_id, uploaded_at DESC, id);
alter table plan_import enable row level security, force row level security;
create policy plan_import_delete on plan_import as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_import_insert on plan_import as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_import_select on plan_import as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_import_update on plan_import as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on plan_import to waymark_app;

create table rating_key_version (
  tenant_id uuid not null,
  id uuid not null,
  number integer not null,
  document jsonb not null,
  active boolean not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint rating_key_version_pkey PRIMARY KEY (tenant_id, id),
  constraint rating_key_version_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint rating_key_version_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint rating_key_version_number_check CHECK ((number > 0))
);
CREATE UNIQUE INDEX rating_key_version_active ON public.rating_key_version USING btree (tenant_id) WHERE active;
alter table rating_key_version enable row level security, force row level security;
create policy rating_key_version_delete on rating_key_version as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rating_key_version_insert on rating_key_version as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rating_key_version_select on rating_key_version as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rating_key_version_update on rating_key_version as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on rating_key_version to waymark_app;

create table recommendation (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  position integer not null,
  ref text not null,
  text text not null,
  constraint recommendation_pkey PRIMARY KEY (tenant_id, id),
  constraint recommendation_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint recommendation_tenant_id_section_id_fkey FOREIGN KEY (tenant_id, section_id) REFERENCES section(tenant_id, id),
  constraint recommendation_position_check CHECK (("position" >= 0))
);
CREATE INDEX recommendation_plan ON public.recommendation USING btree (tenant_id, plan_id, "position");
alter table recommendation enable row level security, force row level security;
create policy recommendation_delete on recommendation as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_insert on recommendation as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_select on recommendation as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_update on recommendation as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on recommendation to waymark_app;

create table rule_set_version (
  tenant_id uuid not null,
  id uuid not null,
  number integer not null,
  document jsonb not null,
  content_hash text not null,
  catalogue_version text not null,
  state text not null,
  effective_from date,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint rule_set_version_pkey PRIMARY KEY (tenant_id, id),
  constraint rule_set_version_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint rule_set_version_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint rule_set_version_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint rule_set_version_number_check CHECK ((number > 0)),
  constraint rule_set_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'inReview'::text, 'approved'::text, 'scheduled'::text, 'active'::text, 'superseded'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX rule_set_version_active ON public.rule_set_version USING btree (tenant_id) WHERE (state = 'active'::text);
alter table rule_set_version enable row level security, force row level security;
create policy rule_set_version_delete on rule_set_version as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_version_insert on rule_set_version as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_version_select on rule_set_version as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_version_update on rule_set_version as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on rule_set_version to waymark_app;

create table schema_migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);
grant select on schema_migration to waymark_app;
grant select on schema_migration to waymark_platform;

create table section (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  parent_id uuid,
  position integer not null,
  ref text,
  title text not null,
  constraint section_pkey PRIMARY KEY (tenant_id, id),
  constraint section_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES section(tenant_id, id),
  constraint section_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint section_position_check CHECK (("position" >= 0))
);
CREATE INDEX section_plan ON public.section USING btree (tenant_id, plan_id, "position");
alter table section enable row level security, force row level security;
create policy section_delete on section as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy section_insert on section as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy section_select on section as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy section_update on section as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on section to waymark_app;

create table sign_in_attempt (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint sign_in_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_attempt_expiry ON public.sign_in_attempt USING btree (expire);
grant delete, insert, select, update on sign_in_attempt to waymark_platform;

create table tenant (
  id uuid not null,
  slug text not null,
  name_en text not null,
  name_cy text not null,
  demonstration boolean not null default false,
  provenance_en text,
  provenance_cy text,
  gss_code text,
  created_at timestamp with time zone not null,
  constraint tenant_pkey PRIMARY KEY (id),
  constraint tenant_slug_key UNIQUE (slug),
  constraint tenant_check CHECK (((provenance_en IS NULL) = (provenance_cy IS NULL))),
  constraint tenant_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60)))
);
grant insert, select, update on tenant to waymark_platform;

CREATE OR REPLACE FUNCTION public.open_session(session_hash bytea, at timestamp with time zone, idle interval)
 RETURNS TABLE(account_id uuid, email text, name text, operator boolean, adviser boolean, tenant_id uuid, slug text, role text)
 LANGUAGE plpgsql
AS $function$
declare
  session record;
begin
  select s.account_id, s.last_seen_at, a.email, a.name, a.operator,
         exists (select from public.oversight_member o where o.account_id = s.account_id) as adviser
    into session
    from public.account_session s join public.account a on a.id = s.account_id
   where s.id_hash = session_hash and s.expires_at > at and s.last_seen_at > at - idle and a.disabled_at is null;
  if not found then
    return;
  end if;
  -- Minutes suffice to tell an idle session; a write at every request would not.
  if session.last_seen_at < at - interval '1 minute' then
    update public.account_session s set last_seen_at = at where s.id_hash = session_hash;
  end if;
  perform set_config('app.account_id', session.account_id::text, true);
  return query
    select session.account_id, session.email, session.name, session.operator, session.adviser, m.tenant_id, t.slug, m.role
      from (select session.account_id as id) person
      left join public.membership m on m.account_id = person.id
      left join public.tenant t on t.id = m.tenant_id
     order by t.slug, m.role;
end $function$;
grant execute on function open_session(bytea,timestamp with time zone,interval) to waymark_platform;
