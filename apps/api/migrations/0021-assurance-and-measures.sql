-- Complete is not accepted: assurance, success measures with their readings, ratings that a person overrode for a time, and who
-- updates for an owner (docs/adr/0044).
-- Moves of dates, steps of assurance and overrides are revisions of the action (action_revision), which nothing can alter; the
-- action's row repeats what holds now, so that lists and rules read one row.

alter table action
  add column assurance text not null default 'none' check (assurance in ('none', 'claimed', 'evidenced', 'boardAccepted', 'externallyAccepted', 'returned')),
  -- Of its success measures the one furthest from its target: actual as a percentage of the target.
  add column measure_achieved double precision check (measure_achieved >= 0),
  add column override_code text check (length(override_code) between 1 and 60),
  -- The last day on which it holds.
  add column override_until date,
  add column override_reason text check (length(override_reason) between 1 and 1000),
  add column override_by uuid,
  add column override_at timestamptz,
  -- Only from then on it counts.
  add column override_approved_by uuid,
  add column override_approved_at timestamptz,
  add foreign key (tenant_id, override_by) references person (tenant_id, account_id),
  add foreign key (tenant_id, override_approved_by) references person (tenant_id, account_id),
  add constraint action_override_whole check ((override_code is null) = (override_until is null) and (override_code is null) = (override_reason is null)
    and (override_code is null) = (override_by is null) and (override_code is null) = (override_at is null)),
  add constraint action_override_two_people check (override_approved_by <> override_by),
  add constraint action_override_approval check ((override_approved_by is null) = (override_approved_at is null) and (override_approved_by is null or override_code is not null)),
  -- What is accepted is complete: whoever returns it opens it again.
  add constraint action_accepted_is_complete check (assurance not in ('claimed', 'evidenced', 'boardAccepted', 'externallyAccepted') or status = 'complete');

-- What will be so when the action has worked, as a share that can be counted: 98 % of assessments on time.
create table success_measure (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  target_percent double precision not null check (target_percent > 0 and target_percent <= 100),
  added_by uuid not null,
  added_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 1000),
  primary key (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, added_by) references person (tenant_id, account_id),
  foreign key (tenant_id, ended_by) references person (tenant_id, account_id),
  check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null))
);
create index success_measure_action on success_measure (tenant_id, action_id, added_at);

-- A reading: 45 of 53. Counts, never rates. A later one for the same day corrects an earlier one.
create table measure_reading (
  tenant_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  numerator integer not null check (numerator >= 0),
  denominator integer not null check (denominator > 0),
  dated_on date not null,
  note text check (length(note) between 1 and 500),
  read_by uuid not null,
  read_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, measure_id) references success_measure (tenant_id, id),
  foreign key (tenant_id, read_by) references person (tenant_id, account_id),
  check (numerator <= denominator)
);
create index measure_reading_measure on measure_reading (tenant_id, measure_id, dated_on desc, id desc);

-- Who updates for an owner: named by the owner, ended by either, and kept.
create table delegation (
  tenant_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  delegate_id uuid not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_id) references person (tenant_id, account_id),
  foreign key (tenant_id, delegate_id) references person (tenant_id, account_id),
  check (owner_id <> delegate_id),
  check (ended_at >= named_at)
);
create unique index delegation_now on delegation (tenant_id, owner_id, delegate_id) where ended_at is null;
create index delegation_of_delegate on delegation (tenant_id, delegate_id) where ended_at is null;

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['success_measure', 'measure_reading', 'delegation'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
  end loop;
  execute format('create policy success_measure_update on success_measure for update to waymark_app using (%s) with check (%s)', own, own);
  execute format('create policy delegation_update on delegation for update to waymark_app using (%s and ended_at is null) with check (%s)', own, own);
end $$;
grant update (ended_at) on delegation to waymark_app;
grant update (ended_by, ended_at, end_reason) on success_measure to waymark_app;
