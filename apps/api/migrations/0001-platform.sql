-- The machinery's own tables: tenants, accounts, sessions, throttling, membership, audit.
-- Tables without tenant_id belong to the platform role; waymark_app has no grant on them.
-- Instants come from the application's clock, never from a default, so that a fixed clock holds everywhere.

create table tenant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name_en text not null,
  name_cy text not null,
  demonstration boolean not null default false,
  provenance_en text,
  provenance_cy text,
  gss_code text,
  created_at timestamptz not null,
  check ((provenance_en is null) = (provenance_cy is null))
);

-- Open figures of an area beside its statistical neighbours: reference data, the same for every tenant.
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
  primary key (gss_code, indicator)
);

create table account (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text,
  operator boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table account_session (
  id_hash bytea primary key check (length(id_hash) = 32),
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index account_session_account on account_session (account_id);
create index account_session_expiry on account_session (expires_at);

-- The shape that rate-limiter-flexible expects; expire is in milliseconds since 1970.
create table sign_in_attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index sign_in_attempt_expiry on sign_in_attempt (expire);

-- An oversight body (YJB-style) and the accounts that advise for it.
create table oversight_body (
  id uuid primary key,
  slug text not null unique,
  name_en text not null,
  name_cy text not null
);

create table oversight_member (
  body_id uuid not null references oversight_body (id),
  account_id uuid not null references account (id),
  primary key (body_id, account_id)
);
create index oversight_member_account on oversight_member (account_id);

create table person (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  account_id uuid references account (id),
  name text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id)
);

create table membership (
  tenant_id uuid not null references tenant (id),
  account_id uuid not null references account (id),
  role text not null check (role in ('actionOwner', 'planManager', 'boardMember', 'boardChair', 'tenantAdministrator', 'viewer')),
  created_at timestamptz not null,
  primary key (tenant_id, account_id, role),
  foreign key (tenant_id, account_id) references person (tenant_id, account_id)
);
create index membership_account on membership (account_id);

create table audit_event (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  operation text not null,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_event_at on audit_event (tenant_id, at);
