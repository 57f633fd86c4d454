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

create table account_identity (
  tenant_id uuid not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint account_identity_pkey PRIMARY KEY (tenant_id, issuer, subject),
  constraint account_identity_tenant_id_account_id_issuer_key UNIQUE (tenant_id, account_id, issuer),
  constraint account_identity_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES person(tenant_id, account_id),
  constraint account_identity_tenant_id_issuer_fkey FOREIGN KEY (tenant_id, issuer) REFERENCES identity_provider(tenant_id, issuer) ON DELETE CASCADE,
  constraint account_identity_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
alter table account_identity enable row level security, force row level security;
create policy account_identity_delete on account_identity as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy account_identity_insert on account_identity as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy account_identity_select on account_identity as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy account_identity_update on account_identity as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on account_identity to waymark_app;

create table account_link (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint account_link_pkey PRIMARY KEY (token_hash),
  constraint account_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_link_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX account_link_account ON public.account_link USING btree (account_id);
grant delete, insert, select, update on account_link to waymark_platform;

create table account_passkey (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint account_passkey_pkey PRIMARY KEY (id),
  constraint account_passkey_credential_id_key UNIQUE (credential_id),
  constraint account_passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX account_passkey_account ON public.account_passkey USING btree (account_id);
grant delete, insert, select, update on account_passkey to waymark_platform;

create table account_recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint account_recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint account_recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_recovery_code_code_hash_check CHECK ((length(code_hash) = 32))
);
grant delete, insert, select, update on account_recovery_code to waymark_platform;

create table account_session (
  id_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid not null,
  stage text not null,
  device text not null default ''::text,
  privileges text,
  previous_hash bytea,
  previous_until timestamp with time zone,
  challenge text,
  only_service uuid,
  provider_id uuid,
  constraint account_session_pkey PRIMARY KEY (id_hash),
  constraint account_session_id_key UNIQUE (id),
  constraint account_session_previous_hash_key UNIQUE (previous_hash),
  constraint account_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_session_only_service_fkey FOREIGN KEY (only_service) REFERENCES tenant(id),
  constraint account_session_check CHECK (((provider_id IS NULL) = (only_service IS NULL))),
  constraint account_session_id_hash_check CHECK ((length(id_hash) = 32)),
  constraint account_session_previous_hash_check CHECK ((length(previous_hash) = 32)),
  constraint account_session_stage_check CHECK ((stage = ANY (ARRAY['signedIn'::text, 'secondFactor'::text, 'enrolment'::text])))
);
CREATE INDEX account_session_account ON public.account_session USING btree (account_id);
CREATE INDEX account_session_expiry ON public.account_session USING btree (expires_at);
CREATE INDEX account_session_provider ON public.account_session USING btree (only_service, provider_id) WHERE (provider_id IS NOT NULL);
grant delete, insert, select, update on account_session to waymark_platform;

create table account_totp (
  account_id uuid not null,
  secret_sealed bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null,
  constraint account_totp_pkey PRIMARY KEY (account_id),
  constraint account_totp_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
grant delete, insert, select, update on account_totp to waymark_platform;

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
  escalation_look_at timestamp with time zone default '1970-01-01 00:00:00+00'::timestamp with time zone,
  escalation_looked_id uuid,
  edited_version integer not null default 1,
  assurance text not null default 'none'::text,
  measure_achieved double precision,
  override_code text,
  override_until date,
  override_reason text,
  override_by uuid,
  override_at timestamp with time zone,
  override_approved_by uuid,
  override_approved_at timestamp with time zone,
  indicator_signal text,
  constraint action_pkey PRIMARY KEY (tenant_id, id),
  constraint action_tenant_id_decision_id_fkey FOREIGN KEY (tenant_id, decision_id) REFERENCES decision(tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint action_tenant_id_escalation_looked_id_fkey FOREIGN KEY (tenant_id, escalation_looked_id) REFERENCES decision(tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint action_tenant_id_objective_id_fkey FOREIGN KEY (tenant_id, objective_id) REFERENCES objective(tenant_id, id),
  constraint action_tenant_id_override_approved_by_fkey FOREIGN KEY (tenant_id, override_approved_by) REFERENCES person(tenant_id, account_id),
  constraint action_tenant_id_override_by_fkey FOREIGN KEY (tenant_id, override_by) REFERENCES person(tenant_id, account_id),
  constraint action_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint action_tenant_id_section_id_fkey FOREIGN KEY (tenant_id, section_id) REFERENCES section(tenant_id, id),
  constraint action_accepted_is_complete CHECK (((assurance <> ALL (ARRAY['claimed'::text, 'evidenced'::text, 'boardAccepted'::text, 'externallyAccepted'::text])) OR (status = 'complete'::text))),
  constraint action_assurance_check CHECK ((assurance = ANY (ARRAY['none'::text, 'claimed'::text, 'evidenced'::text, 'boardAccepted'::text, 'externallyAccepted'::text, 'returned'::text]))),
  constraint action_check CHECK (((stated_code IS NULL) = (stated_source IS NULL))),
  constraint action_check1 CHECK (((decision_id IS NULL) = (computed_code IS NULL))),
  constraint action_edited_version_check CHECK ((edited_version > 0)),
  constraint action_indicator_signal_check CHECK ((indicator_signal = ANY (ARRAY['improving'::text, 'noChange'::text, 'worsening'::text, 'notEnoughData'::text]))),
  constraint action_measure_achieved_check CHECK ((measure_achieved >= (0)::double precision)),
  constraint action_override_approval CHECK ((((override_approved_by IS NULL) = (override_approved_at IS NULL)) AND ((override_approved_by IS NULL) OR (override_code IS NOT NULL)))),
  constraint action_override_code_check CHECK (((length(override_code) >= 1) AND (length(override_code) <= 60))),
  constraint action_override_reason_check CHECK (((length(override_reason) >= 1) AND (length(override_reason) <= 1000))),
  constraint action_override_two_people CHECK ((override_approved_by <> override_by)),
  constraint action_override_whole CHECK ((((override_code IS NULL) = (override_until IS NULL)) AND ((override_code IS NULL) = (override_reason IS NULL)) AND ((override_code IS NULL) = (override_by IS NULL)) AND ((override_code IS NULL) = (override_at IS NULL)))),
  constraint action_position_check CHECK (("position" >= 0)),
  constraint action_stated_source_check CHECK ((stated_source = ANY (ARRAY['text'::text, 'shading'::text, 'status'::text, 'person'::text]))),
  constraint action_status_check CHECK ((status = ANY (ARRAY['notStarted'::text, 'inProgress'::text, 'complete'::text, 'cancelled'::text]))),
  constraint action_times_moved_check CHECK ((times_moved >= 0)),
  constraint action_timescale_precision_check CHECK ((timescale_precision = ANY (ARRAY['day'::text, 'month'::text, 'quarter'::text, 'season'::text, 'year'::text, 'ongoing'::text, 'tbc'::text, 'achieved'::text]))),
  constraint action_version_check CHECK ((version > 0))
);
CREATE INDEX action_escalation_due ON public.action USING btree (tenant_id, escalation_look_at, id) WHERE (escalation_look_at IS NOT NULL);
CREATE INDEX action_next_change ON public.action USING btree (tenant_id, computed_next_change_on) WHERE (computed_next_change_on IS NOT NULL);
CREATE INDEX action_objective ON public.action USING btree (tenant_id, objective_id, "position");
CREATE INDEX action_plan ON public.action USING btree (tenant_id, plan_id, "position");
CREATE INDEX action_section ON public.action USING btree (tenant_id, section_id);
alter table action enable row level security, force row level security;
create policy action_counted on action as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy action_delete on action as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_insert on action as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_select on action as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_shared on action as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy action_update on action as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_written_about on action as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on action to waymark_app;

create table action_indicator (
  tenant_id uuid not null,
  action_id uuid not null,
  indicator text not null,
  linked_by uuid not null,
  linked_at timestamp with time zone not null,
  constraint action_indicator_pkey PRIMARY KEY (tenant_id, action_id, indicator),
  constraint action_indicator_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint action_indicator_tenant_id_linked_by_fkey FOREIGN KEY (tenant_id, linked_by) REFERENCES person(tenant_id, account_id),
  constraint action_indicator_indicator_check CHECK (((length(indicator) >= 1) AND (length(indicator) <= 100)))
);
CREATE INDEX action_indicator_actions ON public.action_indicator USING btree (tenant_id, indicator, action_id);
alter table action_indicator enable row level security, force row level security;
create policy action_indicator_delete on action_indicator as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_indicator_insert on action_indicator as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_indicator_select on action_indicator as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on action_indicator to waymark_app;

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
create policy action_owner_counted on action_owner as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy action_owner_delete on action_owner as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_insert on action_owner as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_judge on action_owner as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_select on action_owner as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_owner_shared on action_owner as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('names'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
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
create policy action_revision_counted on action_revision as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy action_revision_insert on action_revision as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_revision_select on action_revision as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy action_revision_shared on action_revision as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('names'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
grant insert, select on action_revision to waymark_app;

create table api_token (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  token_hash bytea not null,
  scope text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (tenant_id, id),
  constraint api_token_tenant_id_token_hash_key UNIQUE (tenant_id, token_hash),
  constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint api_token_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES person(tenant_id, account_id),
  constraint api_token_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint api_token_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint api_token_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text]))),
  constraint api_token_token_hash_check CHECK ((length(token_hash) = 32))
);
alter table api_token enable row level security, force row level security;
create policy api_token_insert on api_token as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy api_token_select on api_token as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy api_token_update on api_token as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on api_token to waymark_app;

create table assurance_note (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  plan_id uuid not null,
  action_id uuid,
  verdict text not null,
  text text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  review_id uuid,
  constraint assurance_note_pkey PRIMARY KEY (tenant_id, id),
  constraint assurance_note_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint assurance_note_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint assurance_note_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint assurance_note_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint assurance_note_tenant_id_review_id_fkey FOREIGN KEY (tenant_id, review_id) REFERENCES review(tenant_id, id),
  constraint assurance_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES account(id),
  constraint assurance_note_check CHECK (((action_id IS NULL) OR (review_id IS NULL))),
  constraint assurance_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint assurance_note_verdict_check CHECK ((verdict = ANY (ARRAY['note'::text, 'notAccepted'::text])))
);
CREATE INDEX assurance_note_plan ON public.assurance_note USING btree (tenant_id, plan_id, written_at DESC);
CREATE INDEX assurance_note_review ON public.assurance_note USING btree (tenant_id, review_id, written_at DESC) WHERE (review_id IS NOT NULL);
alter table assurance_note enable row level security, force row level security;
create policy assurance_note_select on assurance_note as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy assurance_note_shared on assurance_note as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))) AND ((review_id IS NULL) OR ('reviews'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text)))) AND (body_id = ANY ((NULLIF(current_setting('app.adviser_body_ids'::text, true), ''::text))::uuid[])));
create policy assurance_note_write on assurance_note as permissive for insert to waymark_owner with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on assurance_note to waymark_app;

create table audit_checkpoint (
  tenant_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  at timestamp with time zone not null,
  key_id text not null,
  signature bytea not null,
  constraint audit_checkpoint_pkey PRIMARY KEY (tenant_id, seq),
  constraint audit_checkpoint_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint audit_checkpoint_hash_check CHECK ((length(hash) = 32)),
  constraint audit_checkpoint_seq_check CHECK ((seq > 0)),
  constraint audit_checkpoint_signature_check CHECK ((length(signature) = 64))
);
alter table audit_checkpoint enable row level security, force row level security;
create policy audit_checkpoint_insert on audit_checkpoint as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy audit_checkpoint_select on audit_checkpoint as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on audit_checkpoint to waymark_app;

create table audit_event (
  tenant_id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  operation text not null,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null,
  seq bigint not null,
  hash bytea not null,
  constraint audit_event_pkey PRIMARY KEY (tenant_id, seq),
  constraint audit_event_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint audit_event_hash CHECK ((length(hash) = 32)),
  constraint audit_event_seq CHECK ((seq > 0))
);
CREATE INDEX audit_event_actor ON public.audit_event USING btree (tenant_id, actor_id, seq);
CREATE INDEX audit_event_at ON public.audit_event USING btree (tenant_id, at);
CREATE INDEX audit_event_looks ON public.audit_event USING btree (tenant_id, at) WHERE (operation = 'adviserRead'::text);
CREATE INDEX audit_event_subject ON public.audit_event USING btree (tenant_id, subject_id, seq);
alter table audit_event enable row level security, force row level security;
create policy audit_event_append on audit_event as permissive for insert to waymark_owner with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy audit_event_looked on audit_event as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy audit_event_select on audit_event as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on audit_event to waymark_app;

create table audit_head (
  tenant_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  constraint audit_head_pkey PRIMARY KEY (tenant_id),
  constraint audit_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint audit_head_hash_check CHECK ((length(hash) = 32)),
  constraint audit_head_seq_check CHECK ((seq >= 0))
);
alter table audit_head enable row level security, force row level security;
create policy audit_head_append on audit_head as permissive for all to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy audit_head_select on audit_head as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on audit_head to waymark_app;

create table calendar_feed (
  tenant_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint calendar_feed_pkey PRIMARY KEY (tenant_id, account_id),
  constraint calendar_feed_tenant_id_token_hash_key UNIQUE (tenant_id, token_hash),
  constraint calendar_feed_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES person(tenant_id, account_id),
  constraint calendar_feed_token_hash_check CHECK ((length(token_hash) = 32))
);
alter table calendar_feed enable row level security, force row level security;
create policy calendar_feed_delete on calendar_feed as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy calendar_feed_insert on calendar_feed as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy calendar_feed_select on calendar_feed as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy calendar_feed_update on calendar_feed as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on calendar_feed to waymark_app;
grant update (token_hash, created_at, last_used_at) on calendar_feed to waymark_app;

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
  baseline boolean not null default false,
  constraint decision_pkey PRIMARY KEY (tenant_id, id),
  constraint decision_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint decision_tenant_id_rule_set_version_id_fkey FOREIGN KEY (tenant_id, rule_set_version_id) REFERENCES rule_set_version(tenant_id, id),
  constraint decision_check CHECK (((next_change_on IS NULL) = (next_outcome IS NULL))),
  constraint decision_trigger_check CHECK ((trigger = ANY (ARRAY['import'::text, 'edit'::text, 'evidence'::text, 'time'::text, 'rules'::text, 'seed'::text, 'indicator'::text])))
);
CREATE INDEX decision_action ON public.decision USING btree (tenant_id, action_id, decided_at DESC);
alter table decision enable row level security, force row level security;
create policy decision_counted on decision as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy decision_insert on decision as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy decision_select on decision as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy decision_shared on decision as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
grant insert, select on decision to waymark_app;

create table delegation (
  tenant_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  delegate_id uuid not null,
  named_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint delegation_pkey PRIMARY KEY (tenant_id, id),
  constraint delegation_tenant_id_delegate_id_fkey FOREIGN KEY (tenant_id, delegate_id) REFERENCES person(tenant_id, account_id),
  constraint delegation_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES person(tenant_id, account_id),
  constraint delegation_check CHECK ((owner_id <> delegate_id)),
  constraint delegation_check1 CHECK ((ended_at >= named_at))
);
CREATE UNIQUE INDEX delegation_now ON public.delegation USING btree (tenant_id, owner_id, delegate_id) WHERE (ended_at IS NULL);
CREATE INDEX delegation_of_delegate ON public.delegation USING btree (tenant_id, delegate_id) WHERE (ended_at IS NULL);
alter table delegation enable row level security, force row level security;
create policy delegation_insert on delegation as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy delegation_select on delegation as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy delegation_update on delegation as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (ended_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on delegation to waymark_app;
grant update (ended_at) on delegation to waymark_app;

create table delivery (
  tenant_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  channel text not null,
  webhook_id uuid,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  lease_id uuid,
  leased_until timestamp with time zone,
  last_error text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (tenant_id, id),
  constraint delivery_tenant_id_message_id_channel_webhook_id_key UNIQUE NULLS NOT DISTINCT (tenant_id, message_id, channel, webhook_id),
  constraint delivery_tenant_id_message_id_fkey FOREIGN KEY (tenant_id, message_id) REFERENCES message(tenant_id, id),
  constraint delivery_tenant_id_webhook_id_fkey FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook(tenant_id, id),
  constraint delivery_attempts_check CHECK ((attempts >= 0)),
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['inbox'::text, 'email'::text, 'webhook'::text]))),
  constraint delivery_check CHECK (((webhook_id IS NOT NULL) = (channel = 'webhook'::text))),
  constraint delivery_check1 CHECK (((next_attempt_at IS NOT NULL) = (state = ANY (ARRAY['waiting'::text, 'failed'::text])))),
  constraint delivery_check2 CHECK (((leased_until IS NULL) = (lease_id IS NULL))),
  constraint delivery_check3 CHECK (((sent_at IS NOT NULL) = (state = 'sent'::text))),
  constraint delivery_last_error_check CHECK ((last_error ~ '^[a-zA-Z0-9]{1,40}$'::text)),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'dead'::text])))
);
CREATE INDEX delivery_due ON public.delivery USING btree (tenant_id, next_attempt_at) WHERE (state = ANY (ARRAY['waiting'::text, 'failed'::text]));
CREATE INDEX delivery_log ON public.delivery USING btree (tenant_id, id DESC) WHERE (channel <> 'inbox'::text);
CREATE INDEX delivery_webhook ON public.delivery USING btree (tenant_id, webhook_id) WHERE (webhook_id IS NOT NULL);
alter table delivery enable row level security, force row level security;
create policy delivery_insert on delivery as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy delivery_select on delivery as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy delivery_update on delivery as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on delivery to waymark_app;
grant update (state, attempts, next_attempt_at, lease_id, leased_until, last_error, sent_at) on delivery to waymark_app;

create table escalation (
  tenant_id uuid not null,
  action_id uuid not null,
  policy_id uuid not null,
  status text not null,
  cycle integer not null,
  raised_at timestamp with time zone not null,
  caused boolean not null,
  state jsonb not null,
  constraint escalation_pkey PRIMARY KEY (tenant_id, action_id),
  constraint escalation_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint escalation_tenant_id_policy_id_fkey FOREIGN KEY (tenant_id, policy_id) REFERENCES escalation_policy(tenant_id, id),
  constraint escalation_cycle_check CHECK ((cycle > 0)),
  constraint escalation_state_check CHECK ((jsonb_typeof(state) = 'object'::text)),
  constraint escalation_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'firing'::text, 'acknowledged'::text, 'snoozed'::text, 'resolved'::text, 'stopped'::text])))
);
CREATE INDEX escalation_open ON public.escalation USING btree (tenant_id, raised_at, action_id) WHERE (status = ANY (ARRAY['pending'::text, 'firing'::text, 'acknowledged'::text, 'snoozed'::text]));
alter table escalation enable row level security, force row level security;
create policy escalation_counted on escalation as permissive for select to waymark_owner using ((strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0) AND (strpos(current_setting('app.escalated_ids'::text, true), (tenant_id)::text) > 0));
create policy escalation_insert on escalation as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy escalation_select on escalation as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy escalation_shared on escalation as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('escalations'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy escalation_update on escalation as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on escalation to waymark_app;
grant update (policy_id, status, cycle, raised_at, caused, state) on escalation to waymark_app;

create table escalation_event (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  kind text not null,
  key text not null,
  policy_id uuid not null,
  calendar_version text not null,
  cycle integer not null,
  step text,
  targets jsonb,
  recipients jsonb,
  instead boolean not null default false,
  due_at timestamp with time zone not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  actor_id uuid,
  until timestamp with time zone,
  reason text,
  constraint escalation_event_pkey PRIMARY KEY (tenant_id, id),
  constraint escalation_event_tenant_id_key_key UNIQUE (tenant_id, key),
  constraint escalation_event_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint escalation_event_tenant_id_actor_id_fkey FOREIGN KEY (tenant_id, actor_id) REFERENCES person(tenant_id, account_id),
  constraint escalation_event_tenant_id_policy_id_fkey FOREIGN KEY (tenant_id, policy_id) REFERENCES escalation_policy(tenant_id, id),
  constraint escalation_event_check CHECK (((step IS NOT NULL) OR (kind <> 'notify'::text))),
  constraint escalation_event_check1 CHECK (((until IS NULL) OR (kind = ANY (ARRAY['acknowledged'::text, 'snoozed'::text])))),
  constraint escalation_event_cycle_check CHECK ((cycle > 0)),
  constraint escalation_event_key_check CHECK (((length(key) >= 1) AND (length(key) <= 400))),
  constraint escalation_event_kind_check CHECK ((kind = ANY (ARRAY['raised'::text, 'cleared'::text, 'acknowledged'::text, 'snoozed'::text, 'notify'::text, 'acknowledgementExpired'::text, 'resolved'::text, 'stopped'::text]))),
  constraint escalation_event_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint escalation_event_recipients_check CHECK ((jsonb_typeof(recipients) = 'array'::text)),
  constraint escalation_event_targets_check CHECK ((jsonb_typeof(targets) = 'array'::text))
);
CREATE INDEX escalation_event_ladder ON public.escalation_event USING btree (tenant_id, action_id, at, id);
CREATE UNIQUE INDEX escalation_event_step ON public.escalation_event USING btree (tenant_id, action_id, policy_id, step, cycle) WHERE (kind = 'notify'::text);
alter table escalation_event enable row level security, force row level security;
create policy escalation_event_insert on escalation_event as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy escalation_event_select on escalation_event as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy escalation_event_shared on escalation_event as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('escalations'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
grant insert, select on escalation_event to waymark_app;

create table escalation_policy (
  tenant_id uuid not null,
  id uuid not null,
  number integer not null,
  document jsonb not null,
  content_hash text not null,
  version integer not null default 1,
  state text not null,
  author_id uuid,
  created_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  approved_by uuid,
  activated_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint escalation_policy_pkey PRIMARY KEY (tenant_id, id),
  constraint escalation_policy_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint escalation_policy_tenant_id_approved_by_fkey FOREIGN KEY (tenant_id, approved_by) REFERENCES person(tenant_id, account_id),
  constraint escalation_policy_tenant_id_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES person(tenant_id, account_id),
  constraint escalation_policy_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint escalation_policy_check CHECK (((author_id IS NOT NULL) OR (number = 1))),
  constraint escalation_policy_check1 CHECK (((activated_at IS NULL) = (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'withdrawn'::text])))),
  constraint escalation_policy_check2 CHECK (((approved_by IS NULL) = ((activated_at IS NULL) OR (author_id IS NULL)))),
  constraint escalation_policy_check3 CHECK ((((submitted_at IS NULL) = ((state = 'draft'::text) OR (author_id IS NULL))) OR (state = 'withdrawn'::text))),
  constraint escalation_policy_check4 CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'active'::text])))),
  constraint escalation_policy_content_hash_check CHECK (((length(content_hash) >= 1) AND (length(content_hash) <= 100))),
  constraint escalation_policy_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
  constraint escalation_policy_number_check CHECK ((number > 0)),
  constraint escalation_policy_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'active'::text, 'superseded'::text, 'withdrawn'::text]))),
  constraint escalation_policy_two_people CHECK ((approved_by <> author_id)),
  constraint escalation_policy_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX escalation_policy_active ON public.escalation_policy USING btree (tenant_id) WHERE (state = 'active'::text);
alter table escalation_policy enable row level security, force row level security;
create policy escalation_policy_insert on escalation_policy as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((state = 'draft'::text) OR ((state = 'active'::text) AND (author_id IS NULL))));
create policy escalation_policy_select on escalation_policy as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy escalation_policy_shared on escalation_policy as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('escalations'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy escalation_policy_update on escalation_policy as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'active'::text]))) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on escalation_policy to waymark_app;
grant update (document, content_hash, version, state, submitted_at, approved_by, activated_at, ended_at) on escalation_policy to waymark_app;

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  title text not null,
  url text,
  dated_on date not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  verified_by uuid,
  verified_at timestamp with time zone,
  piece_id uuid not null,
  number integer not null,
  file_id uuid,
  marking text not null,
  expires_on date,
  rejected_by uuid,
  rejected_at timestamp with time zone,
  rejection_reason text,
  replaced_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  constraint evidence_pkey PRIMARY KEY (tenant_id, id),
  constraint evidence_tenant_id_piece_id_number_key UNIQUE (tenant_id, piece_id, number),
  constraint evidence_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint evidence_tenant_id_added_by_fkey FOREIGN KEY (tenant_id, added_by) REFERENCES person(tenant_id, account_id),
  constraint evidence_tenant_id_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES stored_file(tenant_id, id),
  constraint evidence_tenant_id_rejected_by_fkey FOREIGN KEY (tenant_id, rejected_by) REFERENCES person(tenant_id, account_id),
  constraint evidence_tenant_id_verified_by_fkey FOREIGN KEY (tenant_id, verified_by) REFERENCES person(tenant_id, account_id),
  constraint evidence_tenant_id_withdrawn_by_fkey FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES person(tenant_id, account_id),
  constraint evidence_check CHECK (((verified_by IS NULL) = (verified_at IS NULL))),
  constraint evidence_expiry CHECK ((expires_on >= dated_on)),
  constraint evidence_link_or_file CHECK (((url IS NULL) OR (file_id IS NULL))),
  constraint evidence_marking_check CHECK ((marking = ANY (ARRAY['official'::text, 'officialSensitive'::text]))),
  constraint evidence_number_check CHECK ((number > 0)),
  constraint evidence_one_end CHECK (((replaced_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint evidence_one_verdict CHECK (((verified_at IS NULL) OR (rejected_at IS NULL))),
  constraint evidence_rejection CHECK ((((rejected_by IS NULL) = (rejected_at IS NULL)) AND ((rejected_by IS NULL) = (rejection_reason IS NULL)))),
  constraint evidence_two_people CHECK (((verified_by <> added_by) AND (rejected_by <> added_by))),
  constraint evidence_withdrawal CHECK ((((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) = (withdrawal_reason IS NULL))))
);
CREATE INDEX evidence_action ON public.evidence USING btree (tenant_id, action_id, dated_on DESC);
CREATE UNIQUE INDEX evidence_current ON public.evidence USING btree (tenant_id, piece_id) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX evidence_file ON public.evidence USING btree (tenant_id, file_id) WHERE (file_id IS NOT NULL);
alter table evidence enable row level security, force row level security;
create policy evidence_counted on evidence as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy evidence_insert on evidence as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (verified_by IS NULL) AND (rejected_by IS NULL) AND (withdrawn_by IS NULL) AND (replaced_at IS NULL));
create policy evidence_judge on evidence as permissive for all to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy evidence_select on evidence as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy evidence_shared on evidence as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('evidence'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy evidence_update on evidence as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on evidence to waymark_app;
grant update (replaced_at, withdrawn_by, withdrawn_at, withdrawal_reason) on evidence to waymark_app;

create table external_recommendation (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  position integer not null,
  number text not null,
  text text not null,
  addressed_to text,
  priority text,
  due_on date,
  policy_implications text,
  resource_implications text,
  constraint external_recommendation_pkey PRIMARY KEY (tenant_id, id),
  constraint external_recommendation_tenant_id_review_id_number_key UNIQUE (tenant_id, review_id, number),
  constraint external_recommendation_tenant_id_review_id_fkey FOREIGN KEY (tenant_id, review_id) REFERENCES external_review(tenant_id, id),
  constraint external_recommendation_addressed_to_check CHECK (((length(addressed_to) >= 1) AND (length(addressed_to) <= 200))),
  constraint external_recommendation_number_check CHECK (((length(number) >= 1) AND (length(number) <= 20))),
  constraint external_recommendation_policy_implications_check CHECK (((length(policy_implications) >= 1) AND (length(policy_implications) <= 2000))),
  constraint external_recommendation_position_check CHECK (("position" >= 0)),
  constraint external_recommendation_priority_check CHECK (((length(priority) >= 1) AND (length(priority) <= 60))),
  constraint external_recommendation_resource_implications_check CHECK (((length(resource_implications) >= 1) AND (length(resource_implications) <= 2000))),
  constraint external_recommendation_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
alter table external_recommendation enable row level security, force row level security;
create policy external_recommendation_insert on external_recommendation as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy external_recommendation_select on external_recommendation as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on external_recommendation to waymark_app;

create table external_review (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  publisher text not null,
  dated_on date not null,
  framework text,
  framework_version text,
  overall_rating text,
  printed_score integer,
  standards jsonb not null,
  as_printed boolean not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  constraint external_review_pkey PRIMARY KEY (tenant_id, id),
  constraint external_review_tenant_id_entered_by_fkey FOREIGN KEY (tenant_id, entered_by) REFERENCES person(tenant_id, account_id),
  constraint external_review_tenant_id_withdrawn_by_fkey FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES person(tenant_id, account_id),
  constraint external_review_check CHECK (((framework IS NULL) = (framework_version IS NULL))),
  constraint external_review_check1 CHECK (((framework IS NOT NULL) OR ((overall_rating IS NULL) AND (printed_score IS NULL) AND (standards = '{}'::jsonb)))),
  constraint external_review_check2 CHECK ((((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) = (withdrawal_reason IS NULL)))),
  constraint external_review_framework_check CHECK (((length(framework) >= 1) AND (length(framework) <= 100))),
  constraint external_review_framework_version_check CHECK (((length(framework_version) >= 1) AND (length(framework_version) <= 60))),
  constraint external_review_kind_check CHECK ((kind = ANY (ARRAY['inspection'::text, 'thematicReview'::text, 'peerReview'::text, 'seriousCaseReview'::text, 'localReview'::text, 'scrutiny'::text]))),
  constraint external_review_overall_rating_check CHECK (((length(overall_rating) >= 1) AND (length(overall_rating) <= 60))),
  constraint external_review_printed_score_check CHECK (((printed_score >= 0) AND (printed_score <= 1000))),
  constraint external_review_publisher_check CHECK (((length(publisher) >= 1) AND (length(publisher) <= 200))),
  constraint external_review_standards_check CHECK ((jsonb_typeof(standards) = 'object'::text)),
  constraint external_review_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint external_review_withdrawal_reason_check CHECK (((length(withdrawal_reason) >= 1) AND (length(withdrawal_reason) <= 1000)))
);
CREATE INDEX external_review_newest ON public.external_review USING btree (tenant_id, dated_on DESC, id);
alter table external_review enable row level security, force row level security;
create policy external_review_insert on external_review as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy external_review_select on external_review as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy external_review_update on external_review as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (withdrawn_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on external_review to waymark_app;
grant update (withdrawn_by, withdrawn_at, withdrawal_reason) on external_review to waymark_app;

create table identity_provider (
  tenant_id uuid not null,
  id uuid not null,
  issuer text not null,
  client_id text not null,
  secret_sealed bytea not null,
  secret_set_at timestamp with time zone not null,
  name text not null,
  domains text[] not null default '{}'::text[],
  second_factor_trusted boolean not null,
  second_factor_acr text,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  disabled_at timestamp with time zone,
  constraint identity_provider_pkey PRIMARY KEY (tenant_id, id),
  constraint identity_provider_tenant_id_issuer_key UNIQUE (tenant_id, issuer),
  constraint identity_provider_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  constraint identity_provider_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint identity_provider_client_id_check CHECK (((length(client_id) >= 1) AND (length(client_id) <= 200))),
  constraint identity_provider_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500))),
  constraint identity_provider_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint identity_provider_second_factor_acr_check CHECK (((length(second_factor_acr) >= 1) AND (length(second_factor_acr) <= 200)))
);
alter table identity_provider enable row level security, force row level security;
create policy identity_provider_delete on identity_provider as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy identity_provider_insert on identity_provider as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy identity_provider_of_domain on identity_provider as permissive for select to waymark_platform using ((disabled_at IS NULL) AND (NULLIF(current_setting('app.email_domain'::text, true), ''::text) = ANY (domains)));
create policy identity_provider_select on identity_provider as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy identity_provider_update on identity_provider as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on identity_provider to waymark_app;
grant select (tenant_id, id, name, domains, disabled_at) on identity_provider to waymark_platform;

create table invitation (
  tenant_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null,
  token_hash bytea not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (tenant_id, id),
  constraint invitation_tenant_id_token_hash_key UNIQUE (tenant_id, token_hash),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account(id),
  constraint invitation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint invitation_email_check CHECK ((email = lower(email))),
  constraint invitation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint invitation_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['actionOwner'::text, 'planManager'::text, 'boardMember'::text, 'boardChair'::text, 'tenantAdministrator'::text, 'viewer'::text]))),
  constraint invitation_token_hash_check CHECK ((length(token_hash) = 32))
);
alter table invitation enable row level security, force row level security;
create policy invitation_insert on invitation as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy invitation_select on invitation as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy invitation_update on invitation as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on invitation to waymark_app;

create table measure_reading (
  tenant_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  numerator integer not null,
  denominator integer not null,
  dated_on date not null,
  note text,
  read_by uuid not null,
  read_at timestamp with time zone not null,
  constraint measure_reading_pkey PRIMARY KEY (tenant_id, id),
  constraint measure_reading_tenant_id_measure_id_fkey FOREIGN KEY (tenant_id, measure_id) REFERENCES success_measure(tenant_id, id),
  constraint measure_reading_tenant_id_read_by_fkey FOREIGN KEY (tenant_id, read_by) REFERENCES person(tenant_id, account_id),
  constraint measure_reading_check CHECK ((numerator <= denominator)),
  constraint measure_reading_denominator_check CHECK ((denominator > 0)),
  constraint measure_reading_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500))),
  constraint measure_reading_numerator_check CHECK ((numerator >= 0))
);
CREATE INDEX measure_reading_measure ON public.measure_reading USING btree (tenant_id, measure_id, dated_on DESC, id DESC);
alter table measure_reading enable row level security, force row level security;
create policy measure_reading_insert on measure_reading as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy measure_reading_select on measure_reading as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on measure_reading to waymark_app;

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

create table message (
  tenant_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  parameters jsonb not null,
  dedupe_key text not null,
  created_at timestamp with time zone not null,
  visible_from timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint message_pkey PRIMARY KEY (tenant_id, id),
  constraint message_tenant_id_dedupe_key_key UNIQUE (tenant_id, dedupe_key),
  constraint message_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint message_tenant_id_recipient_id_fkey FOREIGN KEY (tenant_id, recipient_id) REFERENCES person(tenant_id, account_id),
  constraint message_dedupe_key_check CHECK (((length(dedupe_key) >= 1) AND (length(dedupe_key) <= 200))),
  constraint message_kind_check CHECK ((kind ~ '^[a-zA-Z]{1,40}$'::text)),
  constraint message_parameters_check CHECK (((jsonb_typeof(parameters) = 'object'::text) AND (length((parameters)::text) <= 4000))),
  constraint message_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['action'::text, 'plan'::text, 'service'::text])))
);
CREATE INDEX message_digest ON public.message USING btree (tenant_id, created_at) WHERE (kind = 'digest'::text);
CREATE INDEX message_inbox ON public.message USING btree (tenant_id, recipient_id, id DESC);
CREATE INDEX message_unread ON public.message USING btree (tenant_id, recipient_id) WHERE (read_at IS NULL);
alter table message enable row level security, force row level security;
create policy message_insert on message as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy message_select on message as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy message_update on message as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on message to waymark_app;
grant update (read_at) on message to waymark_app;

create table message_preference (
  tenant_id uuid not null,
  account_id uuid not null,
  kind text not null,
  email text not null,
  changed_at timestamp with time zone not null,
  constraint message_preference_pkey PRIMARY KEY (tenant_id, account_id, kind),
  constraint message_preference_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES person(tenant_id, account_id),
  constraint message_preference_email_check CHECK ((email = ANY (ARRAY['atOnce'::text, 'digest'::text, 'never'::text]))),
  constraint message_preference_kind_check CHECK ((kind ~ '^[a-zA-Z]{1,40}$'::text))
);
alter table message_preference enable row level security, force row level security;
create policy message_preference_insert on message_preference as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy message_preference_select on message_preference as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy message_preference_update on message_preference as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on message_preference to waymark_app;
grant update (email, changed_at) on message_preference to waymark_app;

create table neighbour_family (
  tenant_id uuid not null,
  id uuid not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint neighbour_family_pkey PRIMARY KEY (tenant_id, id),
  constraint neighbour_family_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint neighbour_family_tenant_id_withdrawn_by_fkey FOREIGN KEY (tenant_id, withdrawn_by) REFERENCES person(tenant_id, account_id),
  constraint neighbour_family_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL)))
);
alter table neighbour_family enable row level security, force row level security;
create policy neighbour_family_insert on neighbour_family as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy neighbour_family_select on neighbour_family as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy neighbour_family_shared on neighbour_family as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('indicators'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy neighbour_family_update on neighbour_family as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (withdrawn_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on neighbour_family to waymark_app;
grant update (withdrawn_by, withdrawn_at) on neighbour_family to waymark_app;

create table neighbour_family_version (
  tenant_id uuid not null,
  family_id uuid not null,
  version integer not null,
  name_en text not null,
  name_cy text,
  effective_from date not null,
  level text not null,
  members jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint neighbour_family_version_pkey PRIMARY KEY (tenant_id, family_id, version),
  constraint neighbour_family_version_tenant_id_family_id_fkey FOREIGN KEY (tenant_id, family_id) REFERENCES neighbour_family(tenant_id, id),
  constraint neighbour_family_version_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint neighbour_family_version_tenant_id_recorded_by_fkey FOREIGN KEY (tenant_id, recorded_by) REFERENCES person(tenant_id, account_id),
  constraint neighbour_family_version_level_check CHECK ((level = ANY (ARRAY['authority'::text, 'service'::text]))),
  constraint neighbour_family_version_members_check CHECK ((jsonb_typeof(members) = 'array'::text)),
  constraint neighbour_family_version_name_cy_check CHECK (((length(name_cy) >= 1) AND (length(name_cy) <= 80))),
  constraint neighbour_family_version_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 80))),
  constraint neighbour_family_version_version_check CHECK ((version > 0))
);
alter table neighbour_family_version enable row level security, force row level security;
create policy neighbour_family_version_insert on neighbour_family_version as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy neighbour_family_version_select on neighbour_family_version as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy neighbour_family_version_shared on neighbour_family_version as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('indicators'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
grant insert, select on neighbour_family_version to waymark_app;

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
create policy objective_shared on objective as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy objective_update on objective as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on objective to waymark_app;

create table observation (
  tenant_id uuid not null,
  id uuid not null,
  indicator text not null,
  definition_version text not null,
  period_window text not null,
  period_start date not null,
  period_end date not null,
  numerator integer not null,
  denominator integer not null,
  offered integer,
  attended integer,
  source text not null,
  as_at date not null,
  estimated boolean not null,
  state text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  judged_by uuid,
  judged_at timestamp with time zone,
  rejection_reason text,
  superseded_at timestamp with time zone,
  constraint observation_pkey PRIMARY KEY (tenant_id, id),
  constraint observation_tenant_id_entered_by_fkey FOREIGN KEY (tenant_id, entered_by) REFERENCES person(tenant_id, account_id),
  constraint observation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint observation_tenant_id_judged_by_fkey FOREIGN KEY (tenant_id, judged_by) REFERENCES person(tenant_id, account_id),
  constraint observation_definition_version_check CHECK (((length(definition_version) >= 1) AND (length(definition_version) <= 50))),
  constraint observation_denominator_check CHECK ((denominator >= 0)),
  constraint observation_indicator_check CHECK (((length(indicator) >= 1) AND (length(indicator) <= 100))),
  constraint observation_judged CHECK ((((state = 'entered'::text) = (judged_by IS NULL)) AND ((judged_by IS NULL) = (judged_at IS NULL)))),
  constraint observation_nobody CHECK (((denominator > 0) OR (numerator = 0))),
  constraint observation_numerator_check CHECK ((numerator >= 0)),
  constraint observation_period CHECK (((period_end > period_start) AND (as_at >= period_end))),
  constraint observation_period_window_check CHECK ((period_window = ANY (ARRAY['quarter'::text, 'rolling12'::text, 'year'::text]))),
  constraint observation_rejection CHECK (((state = 'rejected'::text) = (rejection_reason IS NOT NULL))),
  constraint observation_rejection_reason_check CHECK (((length(rejection_reason) >= 1) AND (length(rejection_reason) <= 500))),
  constraint observation_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  constraint observation_state_check CHECK ((state = ANY (ARRAY['entered'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint observation_steps CHECK ((((offered IS NULL) = (attended IS NULL)) AND ((attended >= 0) AND (attended <= offered)) AND (offered <= numerator))),
  constraint observation_two_people CHECK ((judged_by <> entered_by))
);
CREATE UNIQUE INDEX observation_counting ON public.observation USING btree (tenant_id, indicator, definition_version, period_window, period_start) WHERE ((state = 'confirmed'::text) AND (superseded_at IS NULL));
CREATE INDEX observation_series ON public.observation USING btree (tenant_id, indicator, period_end DESC, id DESC);
CREATE UNIQUE INDEX observation_waiting ON public.observation USING btree (tenant_id, indicator, definition_version, period_window, period_start) WHERE ((state = 'entered'::text) AND (superseded_at IS NULL));
alter table observation enable row level security, force row level security;
create policy observation_insert on observation as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state = 'entered'::text) AND (superseded_at IS NULL));
create policy observation_judge on observation as permissive for all to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy observation_select on observation as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy observation_update on observation as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state = 'entered'::text) AND (superseded_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on observation to waymark_app;
grant update (superseded_at) on observation to waymark_app;

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

create table oversight_rule_change (
  body_id uuid not null,
  id uuid not null,
  against integer not null,
  stages jsonb not null,
  document jsonb not null,
  content_hash text not null,
  reason text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  state text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  constraint oversight_rule_change_pkey PRIMARY KEY (body_id, id),
  constraint oversight_rule_change_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint oversight_rule_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint oversight_rule_change_written_by_fkey FOREIGN KEY (written_by) REFERENCES account(id),
  constraint oversight_rule_change_against_check CHECK ((against > 0)),
  constraint oversight_rule_change_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 2000))),
  constraint oversight_rule_change_check CHECK ((((state = 'waiting'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint oversight_rule_change_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
  constraint oversight_rule_change_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint oversight_rule_change_stages_check CHECK ((jsonb_typeof(stages) = 'array'::text)),
  constraint oversight_rule_change_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'published'::text, 'returned'::text, 'withdrawn'::text])))
);
grant select on oversight_rule_change to waymark_platform;

create table oversight_rule_set (
  body_id uuid not null,
  number integer not null,
  document jsonb not null,
  content_hash text not null,
  created_at timestamp with time zone not null,
  stages jsonb not null,
  reason text,
  written_by uuid,
  approved_by uuid,
  constraint oversight_rule_set_pkey PRIMARY KEY (body_id, number),
  constraint oversight_rule_set_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES account(id),
  constraint oversight_rule_set_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint oversight_rule_set_written_by_fkey FOREIGN KEY (written_by) REFERENCES account(id),
  constraint oversight_rule_set_check CHECK (((approved_by IS NULL) OR (approved_by <> written_by))),
  constraint oversight_rule_set_check1 CHECK (((reason IS NULL) = (written_by IS NULL))),
  constraint oversight_rule_set_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
  constraint oversight_rule_set_number_check CHECK ((number > 0)),
  constraint oversight_rule_set_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint oversight_rule_set_stages_check CHECK ((jsonb_typeof(stages) = 'array'::text))
);
grant select on oversight_rule_set to waymark_platform;

create table oversight_rule_trial (
  body_id uuid not null,
  tried_by uuid not null,
  content_hash text not null,
  against integer not null,
  tried_at timestamp with time zone not null,
  services integer not null,
  changed integer not null,
  constraint oversight_rule_trial_pkey PRIMARY KEY (body_id, tried_by, content_hash),
  constraint oversight_rule_trial_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint oversight_rule_trial_tried_by_fkey FOREIGN KEY (tried_by) REFERENCES account(id),
  constraint oversight_rule_trial_against_check CHECK ((against > 0)),
  constraint oversight_rule_trial_check CHECK (((changed >= 0) AND (changed <= services))),
  constraint oversight_rule_trial_services_check CHECK ((services >= 0))
);
grant select on oversight_rule_trial to waymark_platform;

create table oversight_stage (
  body_id uuid not null,
  number integer not null,
  name_en text not null,
  name_cy text not null,
  constraint oversight_stage_pkey PRIMARY KEY (body_id, number),
  constraint oversight_stage_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint oversight_stage_name_cy_check CHECK (((length(name_cy) >= 1) AND (length(name_cy) <= 200))),
  constraint oversight_stage_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 200))),
  constraint oversight_stage_number_check CHECK (((number >= 1) AND (number <= 20)))
);
grant select on oversight_stage to waymark_platform;

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
create policy person_judge on person as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy person_select on person as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy person_shared on person as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('names'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
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
create policy plan_counted on plan as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy plan_delete on plan as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_insert on plan as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_select on plan as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_shared on plan as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy plan_update on plan as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_written_about on plan as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
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
  target_plan_id uuid,
  choices jsonb,
  constraint plan_import_pkey PRIMARY KEY (tenant_id, id),
  constraint plan_import_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint plan_import_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint plan_import_tenant_id_target_plan_id_fkey FOREIGN KEY (tenant_id, target_plan_id) REFERENCES plan(tenant_id, id),
  constraint plan_import_tenant_id_uploaded_by_fkey FOREIGN KEY (tenant_id, uploaded_by) REFERENCES person(tenant_id, account_id),
  constraint plan_import_check CHECK (((state = 'committed'::text) = (plan_id IS NOT NULL))),
  constraint plan_import_check1 CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint plan_import_check2 CHECK (((state <> 'ready'::text) OR ((source IS NOT NULL) AND (interpretation IS NOT NULL)))),
  constraint plan_import_choices CHECK (((choices IS NULL) OR ((target_plan_id IS NOT NULL) AND (jsonb_typeof(choices) = 'array'::text)))),
  constraint plan_import_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint plan_import_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'failed'::text, 'committed'::text, 'discarded'::text]))),
  constraint plan_import_target_kept CHECK (((target_plan_id IS NULL) OR (plan_id IS NULL) OR (plan_id = target_plan_id))),
  constraint plan_import_version_check CHECK ((version > 0))
);
CREATE INDEX plan_import_reading ON public.plan_import USING btree (tenant_id, updated_at) WHERE (state = 'reading'::text);
CREATE INDEX plan_import_target ON public.plan_import USING btree (tenant_id, target_plan_id) WHERE (target_plan_id IS NOT NULL);
CREATE INDEX plan_import_uploaded ON public.plan_import USING btree (tenant_id, uploaded_at DESC, id);
alter table plan_import enable row level security, force row level security;
create policy plan_import_delete on plan_import as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_import_insert on plan_import as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_import_select on plan_import as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy plan_import_update on plan_import as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on plan_import to waymark_app;

create table progress_update (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  revision integer not null,
  no_change boolean not null,
  period_from date not null,
  period_to date not null,
  text text,
  status_before text not null,
  status_after text not null,
  forecast_before date,
  forecast_after date,
  forecast_reason text,
  author_id uuid not null,
  written_at timestamp with time zone not null,
  constraint progress_update_pkey PRIMARY KEY (tenant_id, id),
  constraint progress_update_tenant_id_action_id_revision_key UNIQUE (tenant_id, action_id, revision),
  constraint progress_update_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint progress_update_tenant_id_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES person(tenant_id, account_id),
  constraint progress_update_check CHECK ((period_to >= period_from)),
  constraint progress_update_forecast_reason_check CHECK (((length(forecast_reason) >= 1) AND (length(forecast_reason) <= 1000))),
  constraint progress_update_reason_of_a_move CHECK (((forecast_reason IS NULL) OR (forecast_before IS DISTINCT FROM forecast_after))),
  constraint progress_update_revision_check CHECK ((revision > 0)),
  constraint progress_update_says_something CHECK ((no_change = ((text IS NULL) AND (status_before = status_after) AND (NOT (forecast_before IS DISTINCT FROM forecast_after))))),
  constraint progress_update_status_after_check CHECK ((status_after = ANY (ARRAY['notStarted'::text, 'inProgress'::text, 'complete'::text, 'cancelled'::text]))),
  constraint progress_update_status_before_check CHECK ((status_before = ANY (ARRAY['notStarted'::text, 'inProgress'::text, 'complete'::text, 'cancelled'::text]))),
  constraint progress_update_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE INDEX progress_update_action ON public.progress_update USING btree (tenant_id, action_id, written_at DESC, id DESC);
CREATE INDEX progress_update_period ON public.progress_update USING btree (tenant_id, period_from, action_id);
alter table progress_update enable row level security, force row level security;
create policy progress_update_insert on progress_update as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy progress_update_select on progress_update as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on progress_update to waymark_app;

create table provider_sign_in (
  tenant_id uuid not null,
  state_hash bytea not null,
  browser_hash bytea not null,
  provider_id uuid not null,
  secrets_sealed bytea not null,
  purpose text not null,
  session_id uuid,
  invitation_hash bytea,
  return_to text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint provider_sign_in_pkey PRIMARY KEY (tenant_id, state_hash),
  constraint provider_sign_in_tenant_id_provider_id_fkey FOREIGN KEY (tenant_id, provider_id) REFERENCES identity_provider(tenant_id, id) ON DELETE CASCADE,
  constraint provider_sign_in_browser_hash_check CHECK ((length(browser_hash) = 32)),
  constraint provider_sign_in_check CHECK (((session_id IS NOT NULL) = (purpose = 'link'::text))),
  constraint provider_sign_in_check1 CHECK (((invitation_hash IS NOT NULL) = (purpose = 'invitation'::text))),
  constraint provider_sign_in_purpose_check CHECK ((purpose = ANY (ARRAY['signIn'::text, 'link'::text, 'invitation'::text]))),
  constraint provider_sign_in_return_to_check CHECK ((return_to ~~ '/%'::text)),
  constraint provider_sign_in_state_hash_check CHECK ((length(state_hash) = 32))
);
alter table provider_sign_in enable row level security, force row level security;
create policy provider_sign_in_delete on provider_sign_in as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy provider_sign_in_insert on provider_sign_in as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy provider_sign_in_select on provider_sign_in as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy provider_sign_in_update on provider_sign_in as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on provider_sign_in to waymark_app;

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
create policy rating_key_version_counted on rating_key_version as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy rating_key_version_insert on rating_key_version as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rating_key_version_select on rating_key_version as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rating_key_version_shared on rating_key_version as permissive for select to waymark_app using (tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[]));
create policy rating_key_version_update on rating_key_version as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on rating_key_version to waymark_app;
grant update (active) on rating_key_version to waymark_app;

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
create policy recommendation_shared on recommendation as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy recommendation_update on recommendation as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on recommendation to waymark_app;

create table recommendation_action (
  tenant_id uuid not null,
  recommendation_id uuid not null,
  action_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint recommendation_action_pkey PRIMARY KEY (tenant_id, recommendation_id, action_id),
  constraint recommendation_action_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint recommendation_action_tenant_id_recommendation_id_fkey FOREIGN KEY (tenant_id, recommendation_id) REFERENCES external_recommendation(tenant_id, id)
);
CREATE INDEX recommendation_action_actions ON public.recommendation_action USING btree (tenant_id, action_id);
alter table recommendation_action enable row level security, force row level security;
create policy recommendation_action_delete on recommendation_action as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_action_insert on recommendation_action as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_action_select on recommendation_action as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on recommendation_action to waymark_app;

create table recommendation_objective (
  tenant_id uuid not null,
  recommendation_id uuid not null,
  objective_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint recommendation_objective_pkey PRIMARY KEY (tenant_id, recommendation_id, objective_id),
  constraint recommendation_objective_tenant_id_objective_id_fkey FOREIGN KEY (tenant_id, objective_id) REFERENCES objective(tenant_id, id),
  constraint recommendation_objective_tenant_id_recommendation_id_fkey FOREIGN KEY (tenant_id, recommendation_id) REFERENCES external_recommendation(tenant_id, id)
);
CREATE INDEX recommendation_objective_objectives ON public.recommendation_objective USING btree (tenant_id, objective_id);
alter table recommendation_objective enable row level security, force row level security;
create policy recommendation_objective_delete on recommendation_objective as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_objective_insert on recommendation_objective as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_objective_select on recommendation_objective as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on recommendation_objective to waymark_app;

create table recommendation_word (
  tenant_id uuid not null,
  id uuid not null,
  recommendation_id uuid not null,
  kind text not null,
  code text not null,
  text text,
  dated_on date,
  said_by uuid not null,
  said_at timestamp with time zone not null,
  constraint recommendation_word_pkey PRIMARY KEY (tenant_id, id),
  constraint recommendation_word_tenant_id_recommendation_id_fkey FOREIGN KEY (tenant_id, recommendation_id) REFERENCES external_recommendation(tenant_id, id),
  constraint recommendation_word_tenant_id_said_by_fkey FOREIGN KEY (tenant_id, said_by) REFERENCES person(tenant_id, account_id),
  constraint recommendation_word_check CHECK (((code = ANY (ARRAY['open'::text, 'implemented'::text, 'notAccepted'::text, 'superseded'::text])) OR (kind = 'response'::text))),
  constraint recommendation_word_check1 CHECK (((code = ANY (ARRAY['accepted'::text, 'partly'::text, 'rejected'::text])) OR (kind = 'state'::text))),
  constraint recommendation_word_check2 CHECK (((dated_on IS NOT NULL) = (kind = 'response'::text))),
  constraint recommendation_word_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'response'::text]))),
  constraint recommendation_word_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE INDEX recommendation_word_newest ON public.recommendation_word USING btree (tenant_id, recommendation_id, kind, said_at DESC, id DESC);
alter table recommendation_word enable row level security, force row level security;
create policy recommendation_word_insert on recommendation_word as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy recommendation_word_select on recommendation_word as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on recommendation_word to waymark_app;

create table retention (
  tenant_id uuid not null,
  version integer not null default 1,
  closed_plan_months integer,
  decision_months integer,
  audit_months integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint retention_pkey PRIMARY KEY (tenant_id),
  constraint retention_tenant_id_changed_by_fkey FOREIGN KEY (tenant_id, changed_by) REFERENCES person(tenant_id, account_id),
  constraint retention_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint retention_audit_months_check CHECK (((audit_months >= 6) AND (audit_months <= 120))),
  constraint retention_closed_plan_months_check CHECK (((closed_plan_months >= 12) AND (closed_plan_months <= 240))),
  constraint retention_decision_months_check CHECK (((decision_months >= 12) AND (decision_months <= 240))),
  constraint retention_version_check CHECK ((version > 0))
);
alter table retention enable row level security, force row level security;
create policy retention_insert on retention as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy retention_select on retention as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy retention_update on retention as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select, update on retention to waymark_app;

create table review (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  title text not null,
  held_on date not null,
  version integer not null default 1,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint review_pkey PRIMARY KEY (tenant_id, id),
  constraint review_tenant_id_plan_id_number_key UNIQUE (tenant_id, plan_id, number),
  constraint review_tenant_id_closed_by_fkey FOREIGN KEY (tenant_id, closed_by) REFERENCES person(tenant_id, account_id),
  constraint review_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint review_tenant_id_opened_by_fkey FOREIGN KEY (tenant_id, opened_by) REFERENCES person(tenant_id, account_id),
  constraint review_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, id),
  constraint review_check CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint review_number_check CHECK ((number > 0)),
  constraint review_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint review_version_check CHECK ((version > 0))
);
CREATE INDEX review_open ON public.review USING btree (tenant_id, plan_id) WHERE (closed_at IS NULL);
alter table review enable row level security, force row level security;
create policy review_insert on review as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (closed_at IS NULL));
create policy review_select on review as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_shared on review as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('reviews'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))) AND (closed_at IS NOT NULL));
create policy review_update on review as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (closed_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_written_about on review as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on review to waymark_app;
grant update (version, closed_at, closed_by) on review to waymark_app;

create table review_attendance (
  tenant_id uuid not null,
  review_id uuid not null,
  agency text not null,
  attendance text not null,
  constraint review_attendance_pkey PRIMARY KEY (tenant_id, review_id, agency),
  constraint review_attendance_tenant_id_review_id_fkey FOREIGN KEY (tenant_id, review_id) REFERENCES review(tenant_id, id),
  constraint review_attendance_agency_check CHECK ((agency = ANY (ARRAY['council'::text, 'childrensServices'::text, 'police'::text, 'health'::text, 'probation'::text, 'education'::text, 'courts'::text, 'housing'::text, 'voluntary'::text]))),
  constraint review_attendance_attendance_check CHECK ((attendance = ANY (ARRAY['member'::text, 'deputy'::text, 'apologies'::text, 'absent'::text])))
);
alter table review_attendance enable row level security, force row level security;
create policy review_attendance_insert on review_attendance as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_attendance_select on review_attendance as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_attendance_update on review_attendance as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on review_attendance to waymark_app;
grant update (attendance) on review_attendance to waymark_app;

create table review_decision (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  action_id uuid,
  kind text not null,
  reason text,
  interest text,
  decided_at timestamp with time zone not null,
  decided_by uuid not null,
  constraint review_decision_pkey PRIMARY KEY (tenant_id, id),
  constraint review_decision_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint review_decision_tenant_id_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES person(tenant_id, account_id),
  constraint review_decision_tenant_id_review_id_fkey FOREIGN KEY (tenant_id, review_id) REFERENCES review(tenant_id, id),
  constraint review_decision_check CHECK (((action_id IS NOT NULL) OR (kind = 'noted'::text))),
  constraint review_decision_check1 CHECK (((reason IS NOT NULL) OR (kind = 'accepted'::text))),
  constraint review_decision_interest_check CHECK (((length(interest) >= 1) AND (length(interest) <= 500))),
  constraint review_decision_kind_check CHECK ((kind = ANY (ARRAY['accepted'::text, 'returned'::text, 'externalAssurance'::text, 'noted'::text]))),
  constraint review_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);
CREATE INDEX review_decision_action ON public.review_decision USING btree (tenant_id, action_id, decided_at DESC) WHERE (action_id IS NOT NULL);
CREATE INDEX review_decision_review ON public.review_decision USING btree (tenant_id, review_id, decided_at, id);
alter table review_decision enable row level security, force row level security;
create policy review_decision_insert on review_decision as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_decision_select on review_decision as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on review_decision to waymark_app;

create table review_snapshot (
  tenant_id uuid not null,
  review_id uuid not null,
  document jsonb not null,
  content_hash text not null,
  taken_at timestamp with time zone not null,
  constraint review_snapshot_pkey PRIMARY KEY (tenant_id, review_id),
  constraint review_snapshot_tenant_id_review_id_fkey FOREIGN KEY (tenant_id, review_id) REFERENCES review(tenant_id, id),
  constraint review_snapshot_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint review_snapshot_document_check CHECK ((jsonb_typeof(document) = 'object'::text))
);
alter table review_snapshot enable row level security, force row level security;
create policy review_snapshot_counted on review_snapshot as permissive for select to waymark_owner using ((strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0) AND (strpos(current_setting('app.reviewed_ids'::text, true), (tenant_id)::text) > 0));
create policy review_snapshot_insert on review_snapshot as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_snapshot_own on review_snapshot as permissive for select to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy review_snapshot_select on review_snapshot as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on review_snapshot to waymark_app;

create table rule_set_back_test (
  tenant_id uuid not null,
  id uuid not null,
  rule_set_version_id uuid not null,
  content_hash text not null,
  tested_at timestamp with time zone not null,
  tested_by uuid,
  report jsonb not null,
  constraint rule_set_back_test_pkey PRIMARY KEY (tenant_id, id),
  constraint rule_set_back_test_tenant_id_rule_set_version_id_fkey FOREIGN KEY (tenant_id, rule_set_version_id) REFERENCES rule_set_version(tenant_id, id)
);
CREATE INDEX rule_set_back_test_newest ON public.rule_set_back_test USING btree (tenant_id, rule_set_version_id, tested_at DESC);
alter table rule_set_back_test enable row level security, force row level security;
create policy rule_set_back_test_insert on rule_set_back_test as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_back_test_select on rule_set_back_test as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on rule_set_back_test to waymark_app;

create table rule_set_baseline (
  tenant_id uuid not null,
  rule_set_version_id uuid not null,
  notify boolean not null,
  reached uuid,
  looked integer not null default 0,
  changed integer not null default 0,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint rule_set_baseline_pkey PRIMARY KEY (tenant_id, rule_set_version_id),
  constraint rule_set_baseline_tenant_id_rule_set_version_id_fkey FOREIGN KEY (tenant_id, rule_set_version_id) REFERENCES rule_set_version(tenant_id, id),
  constraint rule_set_baseline_changed_check CHECK ((changed >= 0)),
  constraint rule_set_baseline_looked_check CHECK ((looked >= 0))
);
CREATE INDEX rule_set_baseline_open ON public.rule_set_baseline USING btree (tenant_id, started_at) WHERE (finished_at IS NULL);
alter table rule_set_baseline enable row level security, force row level security;
create policy rule_set_baseline_insert on rule_set_baseline as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_baseline_select on rule_set_baseline as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_baseline_update on rule_set_baseline as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on rule_set_baseline to waymark_app;
grant update (reached, looked, changed, finished_at) on rule_set_baseline to waymark_app;

create table rule_set_event (
  tenant_id uuid not null,
  rule_set_version_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  actor_id uuid,
  from_state text not null,
  to_state text not null,
  content_hash text not null,
  reason text,
  gates jsonb not null,
  constraint rule_set_event_pkey PRIMARY KEY (tenant_id, rule_set_version_id, number),
  constraint rule_set_event_tenant_id_rule_set_version_id_fkey FOREIGN KEY (tenant_id, rule_set_version_id) REFERENCES rule_set_version(tenant_id, id),
  constraint rule_set_event_number_check CHECK ((number > 0))
);
alter table rule_set_event enable row level security, force row level security;
create policy rule_set_event_move on rule_set_event as permissive for all to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_event_select on rule_set_event as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on rule_set_event to waymark_app;

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
  author_id uuid,
  subject text not null,
  version integer not null default 1,
  based_on_id uuid,
  submitted_at timestamp with time zone,
  approved_by uuid,
  approved_at timestamp with time zone,
  approved_hash text,
  notify_on_first boolean not null default false,
  activated_at timestamp with time zone,
  superseded_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint rule_set_version_pkey PRIMARY KEY (tenant_id, id),
  constraint rule_set_version_tenant_id_subject_number_key UNIQUE (tenant_id, subject, number),
  constraint rule_set_version_tenant_id_approved_by_fkey FOREIGN KEY (tenant_id, approved_by) REFERENCES person(tenant_id, account_id),
  constraint rule_set_version_tenant_id_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES person(tenant_id, account_id),
  constraint rule_set_version_tenant_id_based_on_id_fkey FOREIGN KEY (tenant_id, based_on_id) REFERENCES rule_set_version(tenant_id, id),
  constraint rule_set_version_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint rule_set_version_approval CHECK ((((approved_by IS NULL) = (approved_at IS NULL)) AND ((approved_by IS NULL) = (approved_hash IS NULL)))),
  constraint rule_set_version_approved_hash CHECK ((approved_hash = content_hash)),
  constraint rule_set_version_author CHECK (((author_id IS NOT NULL) OR (number = 1))),
  constraint rule_set_version_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint rule_set_version_ended CHECK ((((state = 'superseded'::text) = (superseded_at IS NOT NULL)) AND ((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL)))),
  constraint rule_set_version_number_check CHECK ((number > 0)),
  constraint rule_set_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'inReview'::text, 'approved'::text, 'scheduled'::text, 'active'::text, 'superseded'::text, 'withdrawn'::text]))),
  constraint rule_set_version_state_facts CHECK (
CASE state
    WHEN 'draft'::text THEN ((submitted_at IS NULL) AND (approved_at IS NULL) AND (effective_from IS NULL) AND (activated_at IS NULL))
    WHEN 'inReview'::text THEN ((submitted_at IS NOT NULL) AND (approved_at IS NULL) AND (effective_from IS NULL) AND (activated_at IS NULL))
    WHEN 'approved'::text THEN ((approved_at IS NOT NULL) AND (effective_from IS NULL) AND (activated_at IS NULL))
    WHEN 'scheduled'::text THEN ((approved_at IS NOT NULL) AND (effective_from IS NOT NULL) AND (activated_at IS NULL))
    WHEN 'active'::text THEN (((approved_at IS NOT NULL) OR (author_id IS NULL)) AND (activated_at IS NOT NULL))
    WHEN 'superseded'::text THEN (((approved_at IS NOT NULL) OR (author_id IS NULL)) AND (activated_at IS NOT NULL))
    ELSE (activated_at IS NULL)
END),
  constraint rule_set_version_subject_check CHECK ((subject = ANY (ARRAY['action'::text, 'service'::text, 'indicator'::text]))),
  constraint rule_set_version_two_people CHECK ((approved_by <> author_id)),
  constraint rule_set_version_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX rule_set_version_active ON public.rule_set_version USING btree (tenant_id, subject) WHERE (state = 'active'::text);
CREATE INDEX rule_set_version_scheduled ON public.rule_set_version USING btree (tenant_id, effective_from) WHERE (state = 'scheduled'::text);
alter table rule_set_version enable row level security, force row level security;
create policy rule_set_version_edit on rule_set_version as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state = 'draft'::text)) with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state = 'draft'::text));
create policy rule_set_version_insert on rule_set_version as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND ((state = 'draft'::text) OR ((state = 'active'::text) AND (author_id IS NULL) AND (approved_by IS NULL))));
create policy rule_set_version_move on rule_set_version as permissive for all to waymark_owner using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_version_select on rule_set_version as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy rule_set_version_shared on rule_set_version as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND (state = ANY (ARRAY['active'::text, 'superseded'::text])));
grant insert, select on rule_set_version to waymark_app;
grant update (document, content_hash, catalogue_version, version, based_on_id) on rule_set_version to waymark_app;

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
create policy section_shared on section as permissive for select to waymark_app using ((tenant_id = ANY ((NULLIF(current_setting('app.tenant_ids'::text, true), ''::text))::uuid[])) AND ('actions'::text = ANY (string_to_array(current_setting('app.scopes'::text, true), ','::text))));
create policy section_update on section as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select, update on section to waymark_app;

create table self_assessment (
  tenant_id uuid not null,
  id uuid not null,
  standards_version text not null,
  assessed_on date not null,
  moderated_by text,
  standards jsonb not null,
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint self_assessment_pkey PRIMARY KEY (tenant_id, id),
  constraint self_assessment_tenant_id_closed_by_fkey FOREIGN KEY (tenant_id, closed_by) REFERENCES person(tenant_id, account_id),
  constraint self_assessment_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint self_assessment_tenant_id_recorded_by_fkey FOREIGN KEY (tenant_id, recorded_by) REFERENCES person(tenant_id, account_id),
  constraint self_assessment_check CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint self_assessment_moderated_by_check CHECK (((length(moderated_by) >= 1) AND (length(moderated_by) <= 200))),
  constraint self_assessment_standards_check CHECK ((jsonb_typeof(standards) = 'array'::text)),
  constraint self_assessment_standards_version_check CHECK (((length(standards_version) >= 1) AND (length(standards_version) <= 20))),
  constraint self_assessment_version_check CHECK ((version > 0))
);
CREATE INDEX self_assessment_newest ON public.self_assessment USING btree (tenant_id, assessed_on DESC, id DESC);
alter table self_assessment enable row level security, force row level security;
create policy self_assessment_insert on self_assessment as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (closed_at IS NULL));
create policy self_assessment_select on self_assessment as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy self_assessment_update on self_assessment as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (closed_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on self_assessment to waymark_app;
grant update (standards_version, assessed_on, moderated_by, standards, version, recorded_by, recorded_at, closed_by, closed_at) on self_assessment to waymark_app;

create table service_record (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  year integer not null,
  number integer not null,
  content jsonb not null,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint service_record_pkey PRIMARY KEY (tenant_id, id),
  constraint service_record_tenant_id_kind_year_number_key UNIQUE (tenant_id, kind, year, number),
  constraint service_record_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint service_record_tenant_id_recorded_by_fkey FOREIGN KEY (tenant_id, recorded_by) REFERENCES person(tenant_id, account_id),
  constraint service_record_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint service_record_kind_check CHECK ((kind = ANY (ARRAY['budget'::text, 'priorities'::text, 'feedback'::text]))),
  constraint service_record_number_check CHECK ((number > 0)),
  constraint service_record_source_check CHECK (((length(source) >= 1) AND (length(source) <= 300))),
  constraint service_record_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);
alter table service_record enable row level security, force row level security;
create policy service_record_insert on service_record as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy service_record_select on service_record as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on service_record to waymark_app;

create table share (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  granted_by uuid not null,
  granted_at timestamp with time zone not null,
  revoked_by uuid,
  revoked_at timestamp with time zone,
  reason text,
  scopes text[] not null default '{}'::text[],
  changed_by uuid,
  changed_at timestamp with time zone,
  constraint share_pkey PRIMARY KEY (tenant_id, id),
  constraint share_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint share_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id),
  constraint share_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES account(id),
  constraint share_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES account(id),
  constraint share_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint share_check CHECK ((((revoked_at IS NULL) = (revoked_by IS NULL)) AND ((revoked_at IS NULL) = (reason IS NULL)))),
  constraint share_check1 CHECK ((revoked_at >= granted_at)),
  constraint share_check2 CHECK (((changed_at IS NULL) = (changed_by IS NULL))),
  constraint share_check3 CHECK ((changed_at >= granted_at)),
  constraint share_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint share_reviews_check CHECK (((NOT ('reviews'::text = ANY (scopes))) OR (scopes @> ARRAY['actions'::text, 'evidence'::text, 'names'::text, 'indicators'::text, 'escalations'::text]))),
  constraint share_scopes_check CHECK ((scopes <@ ARRAY['actions'::text, 'evidence'::text, 'names'::text, 'indicators'::text, 'escalations'::text, 'reviews'::text])),
  constraint share_scopes_check1 CHECK ((('actions'::text = ANY (scopes)) OR (NOT (scopes && ARRAY['evidence'::text, 'names'::text]))))
);
CREATE UNIQUE INDEX share_now ON public.share USING btree (tenant_id, body_id) WHERE (revoked_at IS NULL);
CREATE INDEX share_of_body ON public.share USING btree (body_id, tenant_id) WHERE (revoked_at IS NULL);
alter table share enable row level security, force row level security;
create policy share_insert on share as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (revoked_at IS NULL));
create policy share_of_adviser on share as permissive for select to waymark_owner using ((revoked_at IS NULL) AND (body_id = ANY ((NULLIF(current_setting('app.body_ids'::text, true), ''::text))::uuid[])));
create policy share_of_bodies on share as permissive for select to waymark_platform using ((revoked_at IS NULL) AND (body_id = ANY ((NULLIF(current_setting('app.body_ids'::text, true), ''::text))::uuid[])));
create policy share_select on share as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy share_update on share as permissive for update to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (revoked_at IS NULL)) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on share to waymark_app;
grant update (revoked_by, revoked_at, reason, scopes, changed_by, changed_at) on share to waymark_app;
grant select (tenant_id, body_id, revoked_at) on share to waymark_platform;

create table sign_in_attempt (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint sign_in_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_attempt_expiry ON public.sign_in_attempt USING btree (expire);
grant delete, insert, select, update on sign_in_attempt to waymark_platform;

create table stage_decision (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  stage integer not null,
  decided_on date not null,
  letter_on date,
  reason text not null,
  proposed integer,
  rules_number integer not null,
  facts jsonb not null,
  decided_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint stage_decision_pkey PRIMARY KEY (tenant_id, id),
  constraint stage_decision_body_id_fkey FOREIGN KEY (body_id) REFERENCES oversight_body(id),
  constraint stage_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account(id),
  constraint stage_decision_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint stage_decision_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint stage_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint stage_decision_stage_check CHECK (((stage >= 1) AND (stage <= 20)))
);
CREATE INDEX stage_decision_newest ON public.stage_decision USING btree (tenant_id, body_id, decided_on DESC, recorded_at DESC);
alter table stage_decision enable row level security, force row level security;
create policy stage_decision_counted on stage_decision as permissive for select to waymark_owner using (strpos(current_setting('app.tenant_ids'::text, true), (tenant_id)::text) > 0);
create policy stage_decision_select on stage_decision as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy stage_decision_write on stage_decision as permissive for insert to waymark_owner with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant select on stage_decision to waymark_app;

create table stored_file (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  name text not null,
  bytes bigint not null,
  media_type text,
  sha256 text,
  scan text,
  arrived_by uuid not null,
  arrived_at timestamp with time zone not null,
  missing_since timestamp with time zone,
  constraint stored_file_pkey PRIMARY KEY (tenant_id, id),
  constraint stored_file_tenant_id_arrived_by_fkey FOREIGN KEY (tenant_id, arrived_by) REFERENCES person(tenant_id, account_id),
  constraint stored_file_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint stored_file_bytes_check CHECK ((bytes > 0)),
  constraint stored_file_described CHECK ((((state = 'arriving'::text) = (sha256 IS NULL)) AND ((sha256 IS NULL) = (media_type IS NULL)) AND ((sha256 IS NULL) = (scan IS NULL)))),
  constraint stored_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint stored_file_scan_check CHECK ((scan = ANY (ARRAY['notScanned'::text, 'clean'::text]))),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint stored_file_state_check CHECK ((state = ANY (ARRAY['arriving'::text, 'arrived'::text, 'kept'::text])))
);
CREATE INDEX stored_file_unkept ON public.stored_file USING btree (tenant_id, arrived_at) WHERE (state <> 'kept'::text);
alter table stored_file enable row level security, force row level security;
create policy stored_file_delete on stored_file as permissive for delete to waymark_app using ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state <> 'kept'::text));
create policy stored_file_insert on stored_file as permissive for insert to waymark_app with check ((tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) AND (state = 'arriving'::text));
create policy stored_file_select on stored_file as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy stored_file_update on stored_file as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on stored_file to waymark_app;
grant update (state, bytes, media_type, sha256, scan, missing_since) on stored_file to waymark_app;

create table success_measure (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  title text not null,
  target_percent double precision not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  constraint success_measure_pkey PRIMARY KEY (tenant_id, id),
  constraint success_measure_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint success_measure_tenant_id_added_by_fkey FOREIGN KEY (tenant_id, added_by) REFERENCES person(tenant_id, account_id),
  constraint success_measure_tenant_id_ended_by_fkey FOREIGN KEY (tenant_id, ended_by) REFERENCES person(tenant_id, account_id),
  constraint success_measure_check CHECK ((((ended_by IS NULL) = (ended_at IS NULL)) AND ((ended_by IS NULL) = (end_reason IS NULL)))),
  constraint success_measure_end_reason_check CHECK (((length(end_reason) >= 1) AND (length(end_reason) <= 1000))),
  constraint success_measure_target_percent_check CHECK (((target_percent > (0)::double precision) AND (target_percent <= (100)::double precision))),
  constraint success_measure_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX success_measure_action ON public.success_measure USING btree (tenant_id, action_id, added_at);
alter table success_measure enable row level security, force row level security;
create policy success_measure_insert on success_measure as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy success_measure_select on success_measure as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy success_measure_update on success_measure as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on success_measure to waymark_app;
grant update (ended_by, ended_at, end_reason) on success_measure to waymark_app;

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

create table update_draft (
  tenant_id uuid not null,
  account_id uuid not null,
  action_id uuid not null,
  action_version integer not null,
  content jsonb not null,
  saved_at timestamp with time zone not null,
  constraint update_draft_pkey PRIMARY KEY (tenant_id, account_id, action_id),
  constraint update_draft_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES person(tenant_id, account_id),
  constraint update_draft_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id),
  constraint update_draft_action_version_check CHECK ((action_version > 0)),
  constraint update_draft_content_check CHECK (((jsonb_typeof(content) = 'object'::text) AND (length((content)::text) < 40000)))
);
alter table update_draft enable row level security, force row level security;
create policy update_draft_delete on update_draft as permissive for delete to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy update_draft_insert on update_draft as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy update_draft_select on update_draft as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy update_draft_update on update_draft as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant delete, insert, select on update_draft to waymark_app;
grant update (action_version, content, saved_at) on update_draft to waymark_app;

create table webhook (
  tenant_id uuid not null,
  id uuid not null,
  url text not null,
  secret_sealed bytea,
  secret_set_at timestamp with time zone not null,
  previous_sealed bytea,
  previous_until timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  disabled_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint webhook_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_tenant_id_created_by_fkey FOREIGN KEY (tenant_id, created_by) REFERENCES person(tenant_id, account_id),
  constraint webhook_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id),
  constraint webhook_check CHECK (((secret_sealed IS NULL) = (removed_at IS NOT NULL))),
  constraint webhook_check1 CHECK (((previous_sealed IS NULL) = (previous_until IS NULL))),
  constraint webhook_url_check CHECK (((length(url) >= 1) AND (length(url) <= 2000)))
);
CREATE UNIQUE INDEX webhook_url ON public.webhook USING btree (tenant_id, url) WHERE (removed_at IS NULL);
alter table webhook enable row level security, force row level security;
create policy webhook_insert on webhook as permissive for insert to waymark_app with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy webhook_select on webhook as permissive for select to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
create policy webhook_update on webhook as permissive for update to waymark_app using (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) with check (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid);
grant insert, select on webhook to waymark_app;
grant update (secret_sealed, secret_set_at, previous_sealed, previous_until, disabled_at, removed_at) on webhook to waymark_app;

create view action_owner_fact as
 SELECT tenant_id,
    action_id,
    "position",
    accountable,
        CASE
            WHEN names_shown(tenant_id) THEN name
            ELSE NULL::text
        END AS name
   FROM action_owner;
grant select on action_owner_fact to waymark_app;

create view evidence_fact as
 SELECT tenant_id,
    action_id,
    dated_on,
    expires_on,
    verified_at,
    replaced_at,
    withdrawn_at,
    rejected_at
   FROM evidence;
grant select on evidence_fact to waymark_app;

create view review_paper as
 SELECT tenant_id,
    review_id,
    content_hash,
        CASE
            WHEN (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) THEN document
            ELSE (document || jsonb_build_object('indicators', ( SELECT COALESCE(jsonb_agg((entry.value || '{"observations": []}'::jsonb) ORDER BY entry.place), '[]'::jsonb) AS "coalesce"
               FROM jsonb_array_elements(COALESCE((review_snapshot.document -> 'indicators'::text), '[]'::jsonb)) WITH ORDINALITY entry(value, place))))
        END AS document
   FROM review_snapshot;
grant select on review_paper to waymark_app;

CREATE OR REPLACE FUNCTION public.append_account_audit(account uuid, events jsonb, only_service uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
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
end $function$;
grant execute on function append_account_audit(uuid,jsonb,uuid) to waymark_platform;

CREATE OR REPLACE FUNCTION public.append_audit(events jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_variable
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  head record;
  entry record;
  number bigint;
  previous bytea;
begin
  if tenant is null then
    raise exception 'An audit event needs the service it belongs to.' using errcode = 'check_violation';
  end if;
  select h.seq, h.hash into head from audit_head h where h.tenant_id = tenant for update;
  if not found then
    insert into audit_head (tenant_id, seq, hash) values (tenant, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select h.seq, h.hash into head from audit_head h where h.tenant_id = tenant for update;
  end if;
  number := head.seq;
  previous := head.hash;
  for entry in
    select (e.value ->> 'at')::timestamptz as at, (e.value ->> 'actor')::uuid as actor, e.value ->> 'operation' as operation,
           e.value ->> 'subjectKind' as subject_kind, (e.value ->> 'subject')::uuid as subject, e.value -> 'detail' as detail
      from jsonb_array_elements(events) with ordinality e(value, place) order by e.place
  loop
    number := number + 1;
    previous := audit_hash(previous, tenant, number, entry.at, entry.actor, entry.operation, entry.subject_kind, entry.subject, entry.detail);
    insert into audit_event (tenant_id, seq, at, actor_id, operation, subject_kind, subject_id, detail, hash)
      values (tenant, number, entry.at, entry.actor, entry.operation, entry.subject_kind, entry.subject, entry.detail, previous);
  end loop;
  update audit_head h set seq = number, hash = previous where h.tenant_id = tenant;
  return number;
end $function$;
grant execute on function append_audit(jsonb) to waymark_app;
grant execute on function append_audit(jsonb) to waymark_platform;

CREATE OR REPLACE FUNCTION public.approve_stage_rules(adviser uuid, body uuid, at timestamp with time zone, change uuid, hash text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  advisers constant integer := hold_stage_rules(adviser, body);
  waiting oversight_rule_change;
begin
  select c.* into waiting from oversight_rule_change c where c.body_id = body and c.id = change and c.state = 'waiting';
  if advisers = 0 or waiting.id is null then
    return 'missing';
  elsif waiting.content_hash <> hash then
    return 'other';
  elsif waiting.written_by = adviser and advisers > 1 then
    return 'own';
  elsif waiting.against <> (select max(r.number) from oversight_rule_set r where r.body_id = body) then
    return 'conflict';
  elsif not stage_rules_tried(adviser, body, hash, waiting.against, at) then
    return 'untried';
  end if;
  update oversight_rule_change c set state = 'published', decided_by = adviser, decided_at = at where c.body_id = body and c.id = change;
  perform publish_stage_rules(body, adviser, at, 'approveStageRules', jsonb_build_object('against', waiting.against, 'stages', waiting.stages, 'document', waiting.document,
    'contentHash', waiting.content_hash, 'reason', waiting.reason, 'writtenBy', waiting.written_by, 'approvedBy', nullif(adviser, waiting.written_by)));
  return 'published';
end $function$;
grant execute on function approve_stage_rules(uuid,uuid,timestamp with time zone,uuid,text) to waymark_platform;

CREATE OR REPLACE FUNCTION public.audit_hash(previous bytea, tenant uuid, seq bigint, at timestamp with time zone, actor uuid, operation text, subject_kind text, subject uuid, detail jsonb)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select sha256(previous
    || convert_to(canonical_json(jsonb_build_object('actor', actor, 'detail', detail, 'operation', operation, 'subject', subject, 'subjectKind', subject_kind, 'tenant', tenant)), 'UTF8')
    || int8send(seq) || int8send((extract(epoch from at) * 1000000)::bigint))
$function$;

CREATE OR REPLACE FUNCTION public.begin_stage_rules(body uuid, at timestamp with time zone, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into oversight_rule_set (body_id, number, document, content_hash, created_at, stages)
    select body, 1, given -> 'document', given ->> 'contentHash', at, given -> 'stages' where not exists (select from oversight_rule_set r where r.body_id = body)
    on conflict do nothing;
  insert into oversight_stage (body_id, number, name_en, name_cy)
    select body, (s ->> 'number')::integer, s -> 'name' ->> 'en', s -> 'name' ->> 'cy' from jsonb_array_elements(given -> 'stages') s
    on conflict do nothing;
end $function$;
grant execute on function begin_stage_rules(uuid,timestamp with time zone,jsonb) to waymark_platform;

CREATE OR REPLACE FUNCTION public.canonical_json(value jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  case jsonb_typeof(value)
    when 'object' then
      if exists (select from jsonb_object_keys(value) k where k !~ '^[ -~]*$') then
        raise exception 'A name in an audit event is not plain ASCII.' using errcode = 'check_violation';
      end if;
      return '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || canonical_json(e.value), ',' order by e.key collate "C") from jsonb_each(value) e), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(canonical_json(e.value), ',' order by e.number) from jsonb_array_elements(value) with ordinality e(value, number)), '') || ']';
    when 'number' then
      if value::numeric <> trunc(value::numeric) or abs(value::numeric) > 9007199254740991 then
        raise exception 'A number in an audit event is not whole.' using errcode = 'check_violation';
      end if;
      return trunc(value::numeric)::text;
    else
      return value::text;
  end case;
end $function$;

CREATE OR REPLACE FUNCTION public.count_shared(day date)
 RETURNS TABLE(tenant_id uuid, plans integer, actions integer, not_due integer, on_track integer, at_risk integer, off_track integer, complete integer, open integer, overdue integer, stated integer, divergent integer, rosier integer, claimed integer, evidenced integer, open_escalations integer, last_update date, overridden integer, signed_off integer, sign_off_days double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with key as (
    select k.tenant_id, r.value ->> 'code' as code, r.value ->> 'canonical' as canonical,
           case r.value ->> 'canonical' when 'offTrack' then 0 when 'atRisk' then 1 when 'complete' then 3 else 2 end as good
      from rating_key_version k cross join lateral jsonb_array_elements(k.document -> 'ratings') r where k.active
  ), verified as (
    select distinct e.tenant_id, e.action_id from evidence e
     where e.verified_at is not null and e.replaced_at is null and e.withdrawn_at is null and e.rejected_at is null and coalesce(e.expires_on >= day, true)
  ), rated as (
    select a.tenant_id, a.plan_id, coalesce(e.canonical, 'atRisk') as effective, coalesce(c.good, 1) as good, s.good as stated_good, s.code <> a.computed_code as diverges,
           a.status not in ('complete', 'cancelled') as open, a.timescale_current < day as past, v.action_id is not null as verified,
           a.status <> 'cancelled' and (a.status = 'complete' or s.canonical = 'complete' or a.timescale_current <= day) as claimed,
           coalesce(a.last_updated_on, (a.updated_at at time zone 'Europe/London')::date) as updated,
           a.override_approved_at is not null and a.override_until >= day as overridden,
           case when g.accepted >= g.claimed then g.accepted - g.claimed end as sign_off
      from plan p
      join action a on a.tenant_id = p.tenant_id and a.plan_id = p.id
      left join key c on c.tenant_id = a.tenant_id and c.code = a.computed_code
      left join key e on e.tenant_id = a.tenant_id
        and e.code = case when a.override_approved_at is not null and a.override_until >= day then a.override_code else a.computed_code end
      left join key s on s.tenant_id = a.tenant_id and s.code = a.stated_code
      left join verified v on v.tenant_id = a.tenant_id and v.action_id = a.id
      cross join lateral (
        -- Asked of what is accepted alone: the others have no row read.
        select max((r.at at time zone 'Europe/London')::date) filter (where r.after ->> 'assurance' = 'claimed') as claimed,
               max((r.at at time zone 'Europe/London')::date) filter (where r.after ->> 'assurance' = 'boardAccepted') as accepted
          from action_revision r
         where a.assurance in ('boardAccepted', 'externallyAccepted') and r.tenant_id = a.tenant_id and r.action_id = a.id
           and r.after ->> 'assurance' is distinct from r.before ->> 'assurance') g
     where p.archived_at is null
  ), counted as (
    select r.tenant_id, count(distinct r.plan_id) as plans, count(*) as actions,
           count(*) filter (where r.effective = 'notDue') as not_due, count(*) filter (where r.effective = 'onTrack') as on_track, count(*) filter (where r.effective = 'atRisk') as at_risk,
           count(*) filter (where r.effective = 'offTrack') as off_track, count(*) filter (where r.effective = 'complete') as complete,
           count(*) filter (where r.open) as open, count(*) filter (where r.open and r.past) as overdue,
           count(r.stated_good) as stated, count(*) filter (where r.diverges) as divergent, count(*) filter (where r.stated_good > r.good) as rosier,
           count(*) filter (where r.claimed) as claimed, count(*) filter (where r.claimed and r.verified) as evidenced, max(r.updated) as last_update,
           count(*) filter (where r.overridden) as overridden,
           count(r.sign_off) as signed_off, percentile_cont(0.5) within group (order by r.sign_off) as sign_off_days
      from rated r group by r.tenant_id
  ), escalated as (
    select e.tenant_id, count(*) filter (where e.status in ('pending', 'firing', 'acknowledged', 'snoozed') and p.archived_at is null) as open
      from escalation e join action a on a.tenant_id = e.tenant_id and a.id = e.action_id join plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
     group by e.tenant_id
  )
  select s.id, coalesce(c.plans, 0)::integer, coalesce(c.actions, 0)::integer, coalesce(c.not_due, 0)::integer, coalesce(c.on_track, 0)::integer, coalesce(c.at_risk, 0)::integer,
         coalesce(c.off_track, 0)::integer, coalesce(c.complete, 0)::integer, coalesce(c.open, 0)::integer, coalesce(c.overdue, 0)::integer, coalesce(c.stated, 0)::integer,
         coalesce(c.divergent, 0)::integer, coalesce(c.rosier, 0)::integer, coalesce(c.claimed, 0)::integer, coalesce(c.evidenced, 0)::integer,
         case when s.id = any (nullif(current_setting('app.escalated_ids', true), '')::uuid[]) then coalesce(x.open, 0)::integer end, c.last_update,
         coalesce(c.overridden, 0)::integer, coalesce(c.signed_off, 0)::integer, c.sign_off_days
    from unnest(nullif(current_setting('app.tenant_ids', true), '')::uuid[]) as s (id)
    left join counted c on c.tenant_id = s.id
    left join escalated x on x.tenant_id = s.id
$function$;
grant execute on function count_shared(date) to waymark_app;

CREATE OR REPLACE FUNCTION public.count_shared_on(days date[])
 RETURNS TABLE(tenant_id uuid, day date, actions integer, off_track integer, open integer, overdue integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with key as materialized (
    select k.tenant_id, r.value ->> 'code' as code, r.value ->> 'canonical' as canonical
      from rating_key_version k cross join lateral jsonb_array_elements(k.document -> 'ratings') r where k.active
  ), archived as materialized (
    select a.tenant_id, a.id from plan p join action a on a.tenant_id = p.tenant_id and a.plan_id = p.id where p.archived_at is not null
  ), held as (
    -- A decision holds from its day until that of the next one.
    select d.tenant_id, d.action_id, d.outcome, d.facts, d.decided_for, lead(d.decided_for) over (partition by d.tenant_id, d.action_id order by d.decided_at, d.id) as until from decision d
  ), stood as (
    select h.tenant_id, w.day, h.outcome, h.facts ->> 'status' not in ('complete', 'cancelled') as open, (h.facts ->> 'due')::date < w.day as past
      from held h join unnest(days) as w (day) on w.day >= h.decided_for and (h.until is null or w.day < h.until)
     where not exists (select from archived x where x.tenant_id = h.tenant_id and x.id = h.action_id)
  )
  select s.tenant_id, s.day, count(*)::integer, (count(*) filter (where k.canonical = 'offTrack'))::integer, (count(*) filter (where s.open))::integer, (count(*) filter (where s.open and s.past))::integer
    from stood s left join key k on k.tenant_id = s.tenant_id and k.code = s.outcome group by s.tenant_id, s.day
$function$;
grant execute on function count_shared_on(date[]) to waymark_app;

CREATE OR REPLACE FUNCTION public.decide_stage(adviser uuid, body uuid, service uuid, at timestamp with time zone, decision jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from enter_portfolio(adviser, body) p where p.tenant_id = service)
    or not exists (select from oversight_stage s where s.body_id = body and s.number = (decision ->> 'stage')::integer) then
    return 'missing';
  end if;
  perform set_config('app.tenant_id', service::text, true);
  insert into stage_decision (tenant_id, id, body_id, stage, decided_on, letter_on, reason, proposed, rules_number, facts, decided_by, recorded_at)
    values (service, (decision ->> 'id')::uuid, body, (decision ->> 'stage')::integer, (decision ->> 'decidedOn')::date, (decision ->> 'letterOn')::date,
      decision ->> 'reason', (decision ->> 'proposed')::integer, (decision ->> 'rulesNumber')::integer, decision -> 'facts', adviser, at);
  perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', 'decideStage', 'subjectKind', 'service', 'subject', service,
    'detail', jsonb_build_object('body', body, 'stage', (decision ->> 'stage')::integer, 'proposed', (decision ->> 'proposed')::integer))));
  perform set_config('app.tenant_id', '', true);
  return 'decided';
end $function$;
grant execute on function decide_stage(uuid,uuid,uuid,timestamp with time zone,jsonb) to waymark_platform;

CREATE OR REPLACE FUNCTION public.enter_portfolio(adviser uuid, body uuid)
 RETURNS TABLE(tenant_id uuid, scopes text[], granted_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform set_config('app.body_ids', coalesce((
    select array_agg(o.body_id)::text from oversight_member o join account a on a.id = o.account_id
     where o.account_id = adviser and o.body_id = body and a.disabled_at is null), ''), true);
  perform enter_scopes(null, '{}');
  perform set_config('app.tenant_ids', coalesce((
    select array_agg(h.tenant_id)::text from share h where h.revoked_at is null and h.body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[])), ''), true);
  perform set_config('app.escalated_ids', coalesce((
    select array_agg(h.tenant_id)::text from share h
     where h.revoked_at is null and 'escalations' = any (h.scopes) and h.body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[])), ''), true);
  return query select h.tenant_id, h.scopes, h.granted_at from share h
    where h.revoked_at is null and h.body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[]) order by h.tenant_id;
  perform set_config('app.body_ids', '', true);
end $function$;
grant execute on function enter_portfolio(uuid,uuid) to waymark_app;

CREATE OR REPLACE FUNCTION public.enter_scopes(service uuid, scopes text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.tenant_id', '', true);
  perform set_config('app.tenant_ids', case when service is null then '' else array[service]::text end, true);
  perform set_config('app.scopes', array_to_string(scopes, ','), true);
  perform set_config('app.escalated_ids', case when service is not null and 'escalations' = any (scopes) then array[service]::text else '' end, true);
  perform set_config('app.reviewed_ids', case when service is not null and 'reviews' = any (scopes) then array[service]::text else '' end, true);
end $function$;
grant execute on function enter_scopes(uuid,text[]) to waymark_app;

CREATE OR REPLACE FUNCTION public.enter_shared(adviser uuid, service uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  shared uuid;
  opened text[];
begin
  perform set_config('app.body_ids', coalesce((
    select array_agg(o.body_id)::text from oversight_member o join account a on a.id = o.account_id where o.account_id = adviser and a.disabled_at is null), ''), true);
  select min(h.tenant_id::text)::uuid, array_agg(distinct s.scope) filter (where s.scope is not null) into shared, opened
    from share h left join lateral unnest(h.scopes) as s (scope) on true
   where h.tenant_id = service and h.revoked_at is null and h.body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[]);
  perform set_config('app.adviser_body_ids', current_setting('app.body_ids', true), true);
  perform set_config('app.body_ids', '', true);
  perform enter_scopes(shared, coalesce(opened, '{}'));
end $function$;
grant execute on function enter_shared(uuid,uuid) to waymark_app;

CREATE OR REPLACE FUNCTION public.hold_stage_rules(adviser uuid, body uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  perform from oversight_body b where b.id = body for no key update;
  return (select case when bool_or(o.account_id = adviser) then count(*)::integer else 0 end
    from oversight_member o join account a on a.id = o.account_id where o.body_id = body and a.disabled_at is null);
end $function$;

CREATE OR REPLACE FUNCTION public.judge_evidence(judged uuid, actor uuid, at timestamp with time zone, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  held record;
begin
  select e.action_id, e.added_by, e.verified_at, e.rejected_at, coalesce(e.replaced_at, e.withdrawn_at) as ended into held
    from evidence e where e.tenant_id = tenant and e.id = judged for update;
  if not found or actor is null then
    return 'missing';
  end if;
  if held.ended is not null then
    return 'ended';
  end if;
  if held.added_by = actor then
    return 'ownAddition';
  end if;
  if exists (select from action_owner o join person p on p.tenant_id = tenant and p.account_id = actor
      where o.tenant_id = tenant and o.action_id = held.action_id and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name)))) then
    return 'ownAction';
  end if;
  if (why is null and held.verified_at is not null) or (why is not null and held.rejected_at is not null) then
    return 'already';
  end if;
  update evidence e set
    verified_by = case when why is null then actor end,
    verified_at = case when why is null then at end,
    rejected_by = case when why is not null then actor end,
    rejected_at = case when why is not null then at end,
    rejection_reason = why
  where e.tenant_id = tenant and e.id = judged;
  return 'judged';
end $function$;
grant execute on function judge_evidence(uuid,uuid,timestamp with time zone,text) to waymark_app;

CREATE OR REPLACE FUNCTION public.judge_observation(judged uuid, actor uuid, at timestamp with time zone, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  held record;
begin
  select o.* into held from observation o where o.tenant_id = tenant and o.id = judged for update;
  if not found or actor is null then
    return 'missing';
  end if;
  if held.superseded_at is not null then
    return 'ended';
  end if;
  if held.state <> 'entered' then
    return 'already';
  end if;
  if held.entered_by = actor then
    return 'ownEntry';
  end if;
  if why is null then
    update observation o set superseded_at = at
    where o.tenant_id = tenant and o.indicator = held.indicator and o.definition_version = held.definition_version and o.period_window = held.period_window
      and o.period_start = held.period_start and o.state = 'confirmed' and o.superseded_at is null;
  end if;
  update observation o set state = case when why is null then 'confirmed' else 'rejected' end, judged_by = actor, judged_at = at, rejection_reason = why
  where o.tenant_id = tenant and o.id = judged;
  return 'judged';
end $function$;
grant execute on function judge_observation(uuid,uuid,timestamp with time zone,text) to waymark_app;

CREATE OR REPLACE FUNCTION public.move_rule_set(moving uuid, expected_version integer, target text, actor uuid, at timestamp with time zone, hash text DEFAULT NULL::text, starts_on date DEFAULT NULL::date, notify boolean DEFAULT false, why text DEFAULT NULL::text, checked jsonb DEFAULT '[]'::jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_variable
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  held record;
  earlier record;
begin
  select v.state, v.version, v.subject, v.author_id, v.content_hash, v.approved_hash, v.effective_from into held
    from rule_set_version v where v.tenant_id = tenant and v.id = moving for update;
  if not found or held.version <> expected_version then
    return false;
  end if;
  if (held.state, target) not in (
    ('draft', 'inReview'), ('inReview', 'draft'), ('inReview', 'approved'), ('approved', 'scheduled'), ('approved', 'active'), ('scheduled', 'active'),
    ('draft', 'withdrawn'), ('inReview', 'withdrawn'), ('approved', 'withdrawn'), ('scheduled', 'withdrawn')
  ) then
    raise exception 'A rule set cannot move from % to %.', held.state, target using errcode = 'check_violation';
  end if;
  if target = 'approved' and (actor is null or actor = held.author_id) then
    raise exception 'A rule set is approved by another person than its author.' using errcode = 'check_violation';
  end if;
  if target = 'approved' and hash is distinct from held.content_hash then
    raise exception 'The approval is of other rules than these.' using errcode = 'check_violation';
  end if;
  if target = 'active' and coalesce(held.effective_from, starts_on) > (at at time zone 'Europe/London')::date then
    raise exception 'The day of this rule set has not come.' using errcode = 'check_violation';
  end if;
  if target = 'active' then
    for earlier in update rule_set_version v set state = 'superseded', superseded_at = at, version = v.version + 1
        where v.tenant_id = tenant and v.subject = held.subject and v.state = 'active' returning v.id, v.content_hash loop
      insert into rule_set_event (tenant_id, rule_set_version_id, number, at, actor_id, from_state, to_state, content_hash, reason, gates)
        select tenant, earlier.id, count(*) + 1, at, actor, 'active', 'superseded', earlier.content_hash, null, '[]'
          from rule_set_event e where e.tenant_id = tenant and e.rule_set_version_id = earlier.id;
    end loop;
  end if;
  update rule_set_version v set
    state = target,
    version = v.version + 1,
    submitted_at = case target when 'inReview' then at when 'draft' then null else v.submitted_at end,
    approved_by = case target when 'approved' then actor else v.approved_by end,
    approved_at = case target when 'approved' then at else v.approved_at end,
    approved_hash = case target when 'approved' then hash else v.approved_hash end,
    effective_from = case when target in ('scheduled', 'active') then coalesce(v.effective_from, starts_on) else v.effective_from end,
    notify_on_first = case when target = 'scheduled' or (target = 'active' and v.state = 'approved') then notify else v.notify_on_first end,
    activated_at = case target when 'active' then at else v.activated_at end,
    withdrawn_at = case target when 'withdrawn' then at else v.withdrawn_at end
  where v.tenant_id = tenant and v.id = moving;
  insert into rule_set_event (tenant_id, rule_set_version_id, number, at, actor_id, from_state, to_state, content_hash, reason, gates)
    select tenant, moving, count(*) + 1, at, actor, held.state, target, held.content_hash, why, checked
      from rule_set_event e where e.tenant_id = tenant and e.rule_set_version_id = moving;
  return true;
end $function$;
grant execute on function move_rule_set(uuid,integer,text,uuid,timestamp with time zone,text,date,boolean,text,jsonb) to waymark_app;

CREATE OR REPLACE FUNCTION public.names_shown(tenant uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select tenant = nullif(current_setting('app.tenant_id', true), '')::uuid or 'names' = any (string_to_array(current_setting('app.scopes', true), ','))
$function$;
grant execute on function names_shown(uuid) to waymark_app;

CREATE OR REPLACE FUNCTION public.note_portfolio_look(adviser uuid, body uuid, looked_at timestamp with time zone, since timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  service uuid;
  told integer := 0;
begin
  for service in select p.tenant_id from enter_portfolio(adviser, body) p order by p.tenant_id loop
    perform set_config('app.tenant_id', service::text, true);
    if not exists (select from audit_event e where e.tenant_id = service and e.operation = 'adviserRead' and e.at >= since and e.actor_id = adviser
        and e.detail ->> 'operation' = 'portfolio' and e.detail ->> 'body' = body::text) then
      perform append_audit(jsonb_build_array(jsonb_build_object('at', looked_at, 'actor', adviser, 'operation', 'adviserRead', 'subjectKind', 'service', 'subject', service,
        'detail', jsonb_build_object('operation', 'portfolio', 'body', body))));
      told := told + 1;
    end if;
  end loop;
  perform set_config('app.tenant_id', '', true);
  return told;
end $function$;
grant execute on function note_portfolio_look(uuid,uuid,timestamp with time zone,timestamp with time zone) to waymark_platform;

CREATE OR REPLACE FUNCTION public.note_stage_trial(adviser uuid, body uuid, at timestamp with time zone, since timestamp with time zone, given jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  service uuid;
begin
  if not exists (select from oversight_member o join account a on a.id = o.account_id where o.body_id = body and o.account_id = adviser and a.disabled_at is null) then
    return 'missing';
  end if;
  insert into oversight_rule_trial (body_id, tried_by, content_hash, against, tried_at, services, changed)
    values (body, adviser, given ->> 'contentHash', (given ->> 'against')::integer, at, (given ->> 'services')::integer, (given ->> 'changed')::integer)
    on conflict (body_id, tried_by, content_hash)
    do update set against = excluded.against, tried_at = excluded.tried_at, services = excluded.services, changed = excluded.changed;
  for service in select p.tenant_id from enter_portfolio(adviser, body) p order by p.tenant_id loop
    perform set_config('app.tenant_id', service::text, true);
    if not exists (select from audit_event e where e.tenant_id = service and e.operation = 'adviserRead' and e.at >= since and e.actor_id = adviser
        and e.detail ->> 'operation' = 'tryStageRules' and e.detail ->> 'body' = body::text) then
      perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', 'adviserRead', 'subjectKind', 'service', 'subject', service,
        'detail', jsonb_build_object('operation', 'tryStageRules', 'body', body))));
    end if;
  end loop;
  perform set_config('app.tenant_id', '', true);
  return 'tried';
end $function$;
grant execute on function note_stage_trial(uuid,uuid,timestamp with time zone,timestamp with time zone,jsonb) to waymark_platform;

CREATE OR REPLACE FUNCTION public.open_session(session_hash bytea, at timestamp with time zone, idle interval)
 RETURNS TABLE(session_id uuid, privileges text, current_id boolean, account_id uuid, email text, name text, operator boolean, adviser boolean, tenant_id uuid, slug text, role text)
 LANGUAGE plpgsql
AS $function$
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
end $function$;
grant execute on function open_session(bytea,timestamp with time zone,interval) to waymark_platform;

CREATE OR REPLACE FUNCTION public.providers_of_domain(domain text)
 RETURNS TABLE(tenant_id uuid, id uuid, name text, name_en text, name_cy text)
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.email_domain', domain, true);
  return query
    select p.tenant_id, p.id, p.name, t.name_en, t.name_cy
      from public.identity_provider p join public.tenant t on t.id = p.tenant_id
     where domain = any (p.domains) order by t.name_en, p.name, p.id limit 20;
  perform set_config('app.email_domain', '', true);
end $function$;
grant execute on function providers_of_domain(text) to waymark_platform;

CREATE OR REPLACE FUNCTION public.publish_stage_rules(body uuid, adviser uuid, at timestamp with time zone, operation text, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  service uuid;
  version constant integer := (given ->> 'against')::integer + 1;
begin
  insert into oversight_rule_set (body_id, number, document, content_hash, created_at, stages, reason, written_by, approved_by)
    values (body, version, given -> 'document', given ->> 'contentHash', at, given -> 'stages', given ->> 'reason', (given ->> 'writtenBy')::uuid, (given ->> 'approvedBy')::uuid);
  update oversight_stage o set name_en = s -> 'name' ->> 'en', name_cy = s -> 'name' ->> 'cy'
    from jsonb_array_elements(given -> 'stages') s where o.body_id = body and o.number = (s ->> 'number')::integer;
  for service in select p.tenant_id from enter_portfolio(adviser, body) p order by p.tenant_id loop
    perform set_config('app.tenant_id', service::text, true);
    perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', operation, 'subjectKind', 'service', 'subject', service,
      'detail', jsonb_build_object('body', body, 'number', version))));
  end loop;
  perform set_config('app.tenant_id', '', true);
end $function$;

CREATE OR REPLACE FUNCTION public.return_stage_rules(adviser uuid, body uuid, at timestamp with time zone, change uuid, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  outcome text;
begin
  if hold_stage_rules(adviser, body) = 0 then
    return 'missing';
  end if;
  update oversight_rule_change c set state = case when c.written_by = adviser then 'withdrawn' else 'returned' end, decided_by = adviser, decided_at = at, answer = why
   where c.body_id = body and c.id = change and c.state = 'waiting' returning c.state into outcome;
  return coalesce(outcome, 'missing');
end $function$;
grant execute on function return_stage_rules(uuid,uuid,timestamp with time zone,uuid,text) to waymark_platform;

CREATE OR REPLACE FUNCTION public.stage_history(adviser uuid, body uuid)
 RETURNS TABLE(tenant_id uuid, id uuid, stage integer, decided_on date, letter_on date, reason text, proposed integer, rules_number integer, facts jsonb, recorded_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform enter_portfolio(adviser, body);
  return query select d.tenant_id, d.id, d.stage, d.decided_on, d.letter_on, d.reason, d.proposed, d.rules_number, d.facts, d.recorded_at
    from stage_decision d where d.body_id = body order by d.decided_on desc, d.recorded_at desc, d.id;
end $function$;
grant execute on function stage_history(uuid,uuid) to waymark_app;

CREATE OR REPLACE FUNCTION public.stage_rules_tried(adviser uuid, body uuid, hash text, version integer, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from oversight_rule_trial t
    where t.body_id = body and t.tried_by = adviser and t.content_hash = hash and t.against = version and t.tried_at > at - interval '24 hours')
$function$;

CREATE OR REPLACE FUNCTION public.submit_stage_rules(adviser uuid, body uuid, at timestamp with time zone, given jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  advisers constant integer := hold_stage_rules(adviser, body);
  version constant integer := (given ->> 'against')::integer;
begin
  if advisers = 0 then
    return 'missing';
  elsif version is distinct from (select max(r.number) from oversight_rule_set r where r.body_id = body) then
    return 'conflict';
  elsif exists (select from oversight_rule_change c where c.body_id = body and c.state = 'waiting') then
    return 'waiting';
  elsif not stage_rules_tried(adviser, body, given ->> 'contentHash', version, at) then
    return 'untried';
  elsif advisers = 1 then
    perform publish_stage_rules(body, adviser, at, 'submitStageRules', given || jsonb_build_object('writtenBy', adviser));
    return 'published';
  end if;
  insert into oversight_rule_change (body_id, id, against, stages, document, content_hash, reason, written_by, written_at, state)
    values (body, (given ->> 'id')::uuid, version, given -> 'stages', given -> 'document', given ->> 'contentHash', given ->> 'reason', adviser, at, 'waiting');
  return 'waits';
end $function$;
grant execute on function submit_stage_rules(uuid,uuid,timestamp with time zone,jsonb) to waymark_platform;

CREATE OR REPLACE FUNCTION public.write_assurance_note(adviser uuid, body uuid, service uuid, at timestamp with time zone, note jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  about uuid;
  kind text := case when note ->> 'actionId' is not null then 'action' when note ->> 'reviewId' is not null then 'review' else 'plan' end;
begin
  if not exists (select from enter_portfolio(adviser, body) p where p.tenant_id = service and 'actions' = any (p.scopes) and (kind <> 'review' or 'reviews' = any (p.scopes))) then
    return 'missing';
  end if;
  perform set_config('app.tenant_id', service::text, true);
  select min(p.id::text)::uuid into about from plan p where p.tenant_id = service and case kind
    when 'action' then p.archived_at is null and p.id = (select min(a.plan_id::text)::uuid from action a where a.tenant_id = service and a.id = (note ->> 'actionId')::uuid)
    when 'review' then p.id = (select min(r.plan_id::text)::uuid from review r where r.tenant_id = service and r.id = (note ->> 'reviewId')::uuid and r.closed_at is not null)
    else p.archived_at is null and p.id = (note ->> 'planId')::uuid end;
  if about is null then
    return 'missing';
  end if;
  insert into assurance_note (tenant_id, id, body_id, plan_id, action_id, review_id, verdict, text, written_by, written_at)
    values (service, (note ->> 'id')::uuid, body, about, (note ->> 'actionId')::uuid, (note ->> 'reviewId')::uuid, note ->> 'verdict', note ->> 'text', adviser, at);
  perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', 'writeAssuranceNote',
    'subjectKind', kind, 'subject', coalesce((note ->> 'actionId')::uuid, (note ->> 'reviewId')::uuid, about),
    'detail', jsonb_build_object('body', body, 'verdict', note ->> 'verdict'))));
  perform set_config('app.tenant_id', '', true);
  return 'written';
end $function$;
grant execute on function write_assurance_note(uuid,uuid,uuid,timestamp with time zone,jsonb) to waymark_platform;
