-- The board's meetings: who came, what was decided, and the plan as it stood when the meeting was closed (ADR 0047).

create table review (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  plan_id uuid not null,
  -- The order of a plan's reviews; what a review is compared with is the one before it.
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 200),
  held_on date not null,
  version integer not null default 1 check (version > 0),
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, plan_id, number),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, opened_by) references person (tenant_id, account_id),
  foreign key (tenant_id, closed_by) references person (tenant_id, account_id),
  check ((closed_at is null) = (closed_by is null))
);
create index review_open on review (tenant_id, plan_id) where closed_at is null;

-- Agencies, not people: the attendance of each is an indicator of its own.
create table review_attendance (
  tenant_id uuid not null,
  review_id uuid not null,
  agency text not null check (agency in ('council', 'childrensServices', 'police', 'health', 'probation', 'education', 'courts', 'housing', 'voluntary')),
  attendance text not null check (attendance in ('member', 'deputy', 'apologies', 'absent')),
  primary key (tenant_id, review_id, agency),
  foreign key (tenant_id, review_id) references review (tenant_id, id)
);

-- Append-only: a second thought is a second row, and the latest counts.
create table review_decision (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  action_id uuid,
  kind text not null check (kind in ('accepted', 'returned', 'externalAssurance', 'noted')),
  reason text check (length(reason) between 1 and 2000),
  -- An interest that somebody at the table declared.
  interest text check (length(interest) between 1 and 500),
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references review (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, decided_by) references person (tenant_id, account_id),
  check (action_id is not null or kind = 'noted'),
  check (reason is not null or kind = 'accepted')
);
create index review_decision_review on review_decision (tenant_id, review_id, decided_at, id);
create index review_decision_action on review_decision (tenant_id, action_id, decided_at desc) where action_id is not null;

-- What was before the board, frozen as it closed. Nobody can change or delete a row.
create table review_snapshot (
  tenant_id uuid not null,
  review_id uuid not null,
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  taken_at timestamptz not null,
  primary key (tenant_id, review_id),
  foreign key (tenant_id, review_id) references review (tenant_id, id)
);

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['review', 'review_attendance', 'review_decision', 'review_snapshot'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
  end loop;
  execute format('create policy review_insert on review for insert to waymark_app with check (%s and closed_at is null)', own);
  -- What is closed stays closed.
  execute format('create policy review_update on review for update to waymark_app using (%s and closed_at is null) with check (%s)', own, own);
  foreach tenant_table in array array['review_attendance', 'review_decision', 'review_snapshot'] loop
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
  end loop;
  execute format('create policy review_attendance_update on review_attendance for update to waymark_app using (%s) with check (%s)', own, own);
end $$;

grant update (version, closed_at, closed_by) on review to waymark_app;
grant update (attendance) on review_attendance to waymark_app;
