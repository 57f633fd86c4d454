-- A service's own figures: counts as somebody entered them, confirmed by somebody else (docs/adr/0040). Nothing is overwritten:
-- a later figure of the same period supersedes the one before.

create table observation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- Of the catalogue that the program ships.
  indicator text not null check (length(indicator) between 1 and 100),
  definition_version text not null check (length(definition_version) between 1 and 50),
  period_window text not null check (period_window in ('quarter', 'rolling12', 'year')),
  period_start date not null,
  period_end date not null,
  numerator integer not null check (numerator >= 0),
  denominator integer not null check (denominator >= 0),
  -- Of the counted: to how many help was offered, and how many of those attended.
  offered integer,
  attended integer,
  source text not null check (length(source) between 1 and 200),
  as_at date not null,
  estimated boolean not null,
  state text not null check (state in ('entered', 'confirmed', 'rejected')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  judged_by uuid,
  judged_at timestamptz,
  rejection_reason text check (length(rejection_reason) between 1 and 500),
  superseded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, entered_by) references person (tenant_id, account_id),
  foreign key (tenant_id, judged_by) references person (tenant_id, account_id),
  constraint observation_two_people check (judged_by <> entered_by),
  constraint observation_judged check ((state = 'entered') = (judged_by is null) and (judged_by is null) = (judged_at is null)),
  constraint observation_rejection check ((state = 'rejected') = (rejection_reason is not null)),
  constraint observation_period check (period_end > period_start and as_at >= period_end),
  constraint observation_nobody check (denominator > 0 or numerator = 0),
  constraint observation_steps check ((offered is null) = (attended is null) and attended between 0 and offered and offered <= numerator)
);
-- One figure of a period waits, and one counts.
create unique index observation_waiting on observation (tenant_id, indicator, definition_version, period_window, period_start) where state = 'entered' and superseded_at is null;
create unique index observation_counting on observation (tenant_id, indicator, definition_version, period_window, period_start) where state = 'confirmed' and superseded_at is null;
create index observation_series on observation (tenant_id, indicator, period_end desc, id desc);

alter table observation enable row level security;
alter table observation force row level security;
create policy observation_select on observation for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy observation_insert on observation for insert to waymark_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and state = 'entered' and superseded_at is null);
-- The application ends what waits; what counts is ended by the function below alone.
create policy observation_update on observation for update to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and state = 'entered' and superseded_at is null)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert on observation to waymark_app;
grant update (superseded_at) on observation to waymark_app;
-- The function runs as the owner, whom forced row security binds to the tenant of the transaction as well.
create policy observation_judge on observation to waymark_owner
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

/**
 * The only way in which a figure is confirmed (why is null) or rejected. The one that counted for the same period until then
 * is superseded. Answers a code: 'judged', or why not: 'ended' (superseded), 'already', 'ownEntry', 'missing'.
 */
create function judge_observation(judged uuid, actor uuid, at timestamptz, why text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
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
end $$;
revoke all on function judge_observation(uuid, uuid, timestamptz, text) from public;
grant execute on function judge_observation(uuid, uuid, timestamptz, text) to waymark_app;
