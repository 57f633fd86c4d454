-- How a rule set comes into force: draft, review, approval by another person, a day, and back again.
-- No triggers (they cannot be distributed): what the application may write is bounded by grants, policies
-- and checks, and a state moves only through the function below (docs/adr/0012).

alter table rule_set_version rename column created_by to author_id;
alter table rule_set_version
  add column subject text not null default 'action' check (subject in ('action', 'service', 'indicator')),
  add column version integer not null default 1 check (version > 0),
  add column based_on_id uuid,
  add column submitted_at timestamptz,
  add column approved_by uuid,
  add column approved_at timestamptz,
  add column approved_hash text,
  add column notify_on_first boolean not null default false,
  add column activated_at timestamptz,
  add column superseded_at timestamptz,
  add column withdrawn_at timestamptz;
alter table rule_set_version alter column subject drop default;

-- What is in force already was so from its beginning. Forced row security binds the owner, too, hence the pause.
alter table rule_set_version no force row level security;
update rule_set_version set activated_at = created_at where state = 'active';
alter table rule_set_version force row level security;

alter table rule_set_version
  drop constraint rule_set_version_tenant_id_number_key,
  add unique (tenant_id, subject, number),
  add foreign key (tenant_id, based_on_id) references rule_set_version (tenant_id, id),
  add foreign key (tenant_id, author_id) references person (tenant_id, account_id),
  add foreign key (tenant_id, approved_by) references person (tenant_id, account_id),
  -- Only what a service starts from has no author, and so no approver.
  add constraint rule_set_version_author check (author_id is not null or number = 1),
  add constraint rule_set_version_two_people check (approved_by <> author_id),
  add constraint rule_set_version_approval check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (approved_hash is null)),
  -- An approval is of these very rules: an edit that kept it would break this.
  add constraint rule_set_version_approved_hash check (approved_hash = content_hash),
  add constraint rule_set_version_state_facts check (
    case state
      when 'draft' then submitted_at is null and approved_at is null and effective_from is null and activated_at is null
      when 'inReview' then submitted_at is not null and approved_at is null and effective_from is null and activated_at is null
      when 'approved' then approved_at is not null and effective_from is null and activated_at is null
      when 'scheduled' then approved_at is not null and effective_from is not null and activated_at is null
      when 'active' then (approved_at is not null or author_id is null) and activated_at is not null
      when 'superseded' then (approved_at is not null or author_id is null) and activated_at is not null
      else activated_at is null
    end),
  add constraint rule_set_version_ended check ((state = 'superseded') = (superseded_at is not null) and (state = 'withdrawn') = (withdrawn_at is not null));
drop index rule_set_version_active;
create unique index rule_set_version_active on rule_set_version (tenant_id, subject) where state = 'active';
create index rule_set_version_scheduled on rule_set_version (tenant_id, effective_from) where state = 'scheduled';

-- The application writes drafts, and their words only; nothing of a version can be removed.
drop policy rule_set_version_insert on rule_set_version;
drop policy rule_set_version_update on rule_set_version;
drop policy rule_set_version_delete on rule_set_version;
revoke update, delete on rule_set_version from waymark_app;
grant update (document, content_hash, catalogue_version, based_on_id, version) on rule_set_version to waymark_app;
create policy rule_set_version_insert on rule_set_version for insert to waymark_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and (state = 'draft' or (state = 'active' and author_id is null and approved_by is null)));
create policy rule_set_version_edit on rule_set_version for update to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and state = 'draft')
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and state = 'draft');

-- Each move of a version, with what was checked before it. Written by the function alone.
create table rule_set_event (
  tenant_id uuid not null,
  rule_set_version_id uuid not null,
  number integer not null check (number > 0),
  at timestamptz not null,
  actor_id uuid,
  from_state text not null,
  to_state text not null,
  content_hash text not null,
  reason text,
  gates jsonb not null,
  primary key (tenant_id, rule_set_version_id, number),
  foreign key (tenant_id, rule_set_version_id) references rule_set_version (tenant_id, id)
);

-- What a version would have done to the service's own actions, now and in the past. Of the hash it was made for.
create table rule_set_back_test (
  tenant_id uuid not null,
  id uuid not null,
  rule_set_version_id uuid not null,
  content_hash text not null,
  tested_at timestamptz not null,
  tested_by uuid,
  report jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, rule_set_version_id) references rule_set_version (tenant_id, id)
);
create index rule_set_back_test_newest on rule_set_back_test (tenant_id, rule_set_version_id, tested_at desc);

-- The first evaluation after an activation: how far it has come, by the ids of actions.
create table rule_set_baseline (
  tenant_id uuid not null,
  rule_set_version_id uuid not null,
  notify boolean not null,
  reached uuid,
  looked integer not null default 0 check (looked >= 0),
  changed integer not null default 0 check (changed >= 0),
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, rule_set_version_id),
  foreign key (tenant_id, rule_set_version_id) references rule_set_version (tenant_id, id)
);
create index rule_set_baseline_open on rule_set_baseline (tenant_id, started_at) where finished_at is null;

-- Decided only because the rules changed: nobody is told of it.
alter table decision add column baseline boolean not null default false;

-- A rating key is replaced, never edited.
drop policy rating_key_version_delete on rating_key_version;
revoke update, delete on rating_key_version from waymark_app;
grant update (active) on rating_key_version to waymark_app;

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['rule_set_event', 'rule_set_back_test', 'rule_set_baseline'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('grant select on %I to waymark_app', tenant_table);
    if tenant_table <> 'rule_set_event' then
      execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
      execute format('grant insert on %I to waymark_app', tenant_table);
    end if;
  end loop;
  execute format('create policy rule_set_baseline_update on rule_set_baseline for update to waymark_app using (%s) with check (%s)', own, own);
  grant update (reached, looked, changed, finished_at) on rule_set_baseline to waymark_app;
  -- The function below runs as the owner, whom forced row security binds to the tenant of the transaction as well.
  execute format('create policy rule_set_version_move on rule_set_version to waymark_owner using (%s) with check (%s)', own, own);
  execute format('create policy rule_set_event_move on rule_set_event to waymark_owner using (%s) with check (%s)', own, own);
end $$;

-- The only way in which a version's state moves. Answers false when somebody moved or edited it first.
create function move_rule_set(
  moving uuid, expected_version integer, target text, actor uuid, at timestamptz,
  hash text default null, starts_on date default null, notify boolean default false, why text default null, checked jsonb default '[]'
) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
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
end $$;
revoke all on function move_rule_set(uuid, integer, text, uuid, timestamptz, text, date, boolean, text, jsonb) from public;
grant execute on function move_rule_set(uuid, integer, text, uuid, timestamptz, text, date, boolean, text, jsonb) to waymark_app;
