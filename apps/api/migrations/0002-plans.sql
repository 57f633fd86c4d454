-- A service's plan: rating key and rules as versioned data, the plan tree, what people and rules say of it.
-- Every key, unique and reference leads with tenant_id (and so can be distributed by it); no triggers, no sequences.

create table rating_key_version (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  number integer not null check (number > 0),
  document jsonb not null,
  active boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create unique index rating_key_version_active on rating_key_version (tenant_id) where active;

-- The document and its hash never change; only the state moves.
create table rule_set_version (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  number integer not null check (number > 0),
  document jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  catalogue_version text not null,
  state text not null check (state in ('draft', 'inReview', 'approved', 'scheduled', 'active', 'superseded', 'withdrawn')),
  effective_from date,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create unique index rule_set_version_active on rule_set_version (tenant_id) where state = 'active';

create table plan (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  title text not null,
  imported_from text,
  archived_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create index plan_created on plan (tenant_id, created_at desc, id);

create table section (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  parent_id uuid,
  position integer not null check (position >= 0),
  ref text,
  title text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, parent_id) references section (tenant_id, id)
);
create index section_plan on section (tenant_id, plan_id, position);

create table recommendation (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  position integer not null check (position >= 0),
  ref text not null,
  text text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, section_id) references section (tenant_id, id)
);
create index recommendation_plan on recommendation (tenant_id, plan_id, position);

create table objective (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  position integer not null check (position >= 0),
  ref text,
  title text not null,
  theme text,
  target_date date,
  champion text,
  linked_recommendations text[] not null default '{}',
  linked_indicators text[] not null default '{}',
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, section_id) references section (tenant_id, id)
);
create index objective_plan on objective (tenant_id, plan_id, position);

-- position is the order within the whole plan. computed_* repeat the newest decision, so that a list
-- is one read; decision_id is checked at commit because each refers to the other.
create table action (
  tenant_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  section_id uuid not null,
  objective_id uuid not null,
  position integer not null check (position >= 0),
  version integer not null default 1 check (version > 0),
  ref text,
  description text not null,
  approach text,
  owner_text text,
  success_measure text,
  progress text,
  status text not null check (status in ('notStarted', 'inProgress', 'complete', 'cancelled')),
  stated_code text,
  stated_source text check (stated_source in ('text', 'shading', 'status', 'person')),
  timescale_source_text text not null,
  timescale_precision text not null check (timescale_precision in ('day', 'month', 'quarter', 'season', 'year', 'ongoing', 'tbc', 'achieved')),
  timescale_baseline date,
  timescale_current date,
  timescale_forecast date,
  timescale_ongoing boolean not null default false,
  timescale_achieved boolean not null default false,
  times_moved integer not null default 0 check (times_moved >= 0),
  started_on date,
  last_updated_on date,
  computed_code text,
  computed_next_change_on date,
  decision_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, section_id) references section (tenant_id, id),
  foreign key (tenant_id, objective_id) references objective (tenant_id, id),
  check ((stated_code is null) = (stated_source is null)),
  check ((decision_id is null) = (computed_code is null))
);
create index action_plan on action (tenant_id, plan_id, position);
create index action_section on action (tenant_id, section_id);
create index action_objective on action (tenant_id, objective_id, position);
create index action_next_change on action (tenant_id, computed_next_change_on) where computed_next_change_on is not null;

create table action_owner (
  tenant_id uuid not null,
  action_id uuid not null,
  position integer not null check (position >= 0),
  name text not null,
  kind text not null default 'role' check (kind in ('person', 'team', 'role')),
  person_id uuid,
  accountable boolean not null,
  primary key (tenant_id, action_id, position),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create unique index action_owner_accountable on action_owner (tenant_id, action_id) where accountable;
create index action_owner_person on action_owner (tenant_id, person_id) where person_id is not null;

-- What an action was before and after each change. number is the action's version after it.
create table action_revision (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  number integer not null check (number > 0),
  at timestamptz not null,
  actor_id uuid,
  reason text not null,
  before jsonb,
  after jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, action_id, number),
  foreign key (tenant_id, action_id) references action (tenant_id, id)
);

-- One evaluation. The facts and the version replay the whole explanation; traces are not stored.
create table decision (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  rule_set_version_id uuid not null,
  content_hash text not null,
  engine_version text not null,
  calendar_version text not null,
  decided_at timestamptz not null,
  decided_for date not null,
  facts jsonb not null,
  outcome text not null,
  previous text,
  rule_id text,
  trigger text not null check (trigger in ('import', 'edit', 'evidence', 'time', 'rules', 'seed')),
  next_change_on date,
  next_outcome text,
  primary key (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, rule_set_version_id) references rule_set_version (tenant_id, id),
  check ((next_change_on is null) = (next_outcome is null))
);
create index decision_action on decision (tenant_id, action_id, decided_at desc);

alter table action add foreign key (tenant_id, decision_id) references decision (tenant_id, id) deferrable initially deferred;

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 1 check (version > 0),
  action_id uuid not null,
  title text not null,
  url text,
  dated_on date not null,
  added_by uuid not null,
  added_at timestamptz not null,
  verified_by uuid,
  verified_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, added_by) references person (tenant_id, account_id),
  foreign key (tenant_id, verified_by) references person (tenant_id, account_id),
  check ((verified_by is null) = (verified_at is null))
);
create index evidence_action on evidence (tenant_id, action_id, dated_on desc);

-- An uploaded document on its way to a plan. mapping, corrections and answered are what people said of it.
create table plan_import (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  version integer not null default 1 check (version > 0),
  state text not null check (state in ('reading', 'ready', 'failed', 'committed', 'discarded')),
  file_name text not null,
  file_bytes bytea not null,
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  source jsonb,
  interpretation jsonb,
  mapping jsonb not null default '[]',
  corrections jsonb not null default '{}',
  answered jsonb not null default '[]',
  failure jsonb,
  plan_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  read_attempts integer not null default 0,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, uploaded_by) references person (tenant_id, account_id),
  check ((state = 'committed') = (plan_id is not null)),
  check ((state = 'failed') = (failure is not null)),
  check (state <> 'ready' or (source is not null and interpretation is not null))
);
create index plan_import_uploaded on plan_import (tenant_id, uploaded_at desc, id);
create index plan_import_reading on plan_import (tenant_id, updated_at) where state = 'reading';
