-- What of a service a share opens (ADR 0041). Every share shows counts; each scope adds to that, and row security keeps to it.

-- Shares made before this opened the working plan with its names: that is what they go on doing. A new one opens counts alone.
alter table share add column scopes text[] not null default '{actions,evidence,names}';
alter table share alter column scopes set default '{}';
alter table share
  add column changed_by uuid references account (id),
  add column changed_at timestamptz,
  add check (scopes <@ array['actions', 'evidence', 'names', 'indicators', 'escalations']),
  -- Titles and names belong to actions: without those they say nothing.
  add check ('actions' = any (scopes) or not scopes && array['evidence', 'names']),
  add check ((changed_at is null) = (changed_by is null)),
  add check (changed_at >= granted_at);
grant update (scopes, changed_by, changed_at) on share to waymark_app;

-- The settings that the policies for reading look at, for one service and what is opened of it. They decide nothing by themselves:
-- enter_shared asks the shares; an administrator's preview names its own service, which it may read anyway.
create function enter_scopes(service uuid, scopes text[]) returns void
language plpgsql volatile
as $$
begin
  perform set_config('app.tenant_id', '', true);
  perform set_config('app.tenant_ids', case when service is null then '' else array[service]::text end, true);
  perform set_config('app.scopes', array_to_string(scopes, ','), true);
  perform set_config('app.escalated_ids', case when service is not null and 'escalations' = any (scopes) then array[service]::text else '' end, true);
end $$;
revoke all on function enter_scopes(uuid, text[]) from public;
grant execute on function enter_scopes(uuid, text[]) to waymark_app;

create or replace function enter_shared(adviser uuid, service uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  shared uuid;
  opened text[];
begin
  perform set_config('app.body_ids', coalesce((
    select array_agg(o.body_id)::text from oversight_member o join account a on a.id = o.account_id where o.account_id = adviser and a.disabled_at is null), ''), true);
  select min(h.tenant_id::text)::uuid, array_agg(distinct s.scope) filter (where s.scope is not null) into shared, opened
    from share h left join lateral unnest(h.scopes) as s (scope) on true
   where h.tenant_id = service and h.revoked_at is null and h.body_id = any (nullif(current_setting('app.body_ids', true), '')::uuid[]);
  perform set_config('app.body_ids', '', true);
  perform enter_scopes(shared, coalesce(opened, '{}'));
end $$;

-- All services that share with one body of this account, to count over them: their rows stay closed, as no scope is set.
create function enter_portfolio(adviser uuid, body uuid) returns table (tenant_id uuid, scopes text[], granted_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
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
end $$;
revoke all on function enter_portfolio(uuid, uuid) from public;
grant execute on function enter_portfolio(uuid, uuid) to waymark_app;

-- Policies for advisers: the service shares, and the scope is opened. What ratings and rules mean belongs to every share.
do $$
declare
  shared constant text := $policy$tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[])$policy$;
  opened constant text := $policy$%L = any (string_to_array(current_setting('app.scopes', true), ','))$policy$;
  -- The same list, read as text: over many services and their rows it costs a third, as the list is not parsed for each row.
  counted constant text := $policy$strpos(current_setting('app.tenant_ids', true), tenant_id::text) > 0$policy$;
  entry record;
begin
  for entry in select * from (values
      ('plan', 'actions'), ('section', 'actions'), ('recommendation', 'actions'), ('objective', 'actions'), ('action', 'actions'), ('decision', 'actions'),
      ('evidence', 'evidence'), ('action_owner', 'names'), ('action_revision', 'names'), ('person', 'names')) as old (name, scope) loop
    execute format('alter policy %I on %I using (%s and %s)', entry.name || '_shared', entry.name, shared, format(opened, entry.scope));
  end loop;
  -- Of single actions, which must be open too; how many there are is counted below.
  foreach entry.name in array array['escalation', 'escalation_event', 'escalation_policy'] loop
    execute format('create policy %I on %I for select to waymark_app using (%s and %s and %s)', entry.name || '_shared', entry.name, shared, format(opened, 'escalations'), format(opened, 'actions'));
  end loop;
  -- For the functions and views below, which run with their owner's rights and answer no text.
  foreach entry.name in array array['plan', 'action', 'action_owner', 'evidence', 'rating_key_version'] loop
    execute format('create policy %I on %I for select to waymark_owner using (%s)', entry.name || '_counted', entry.name, counted);
  end loop;
  execute format('create policy escalation_counted on escalation for select to waymark_owner using (%s and %s)', counted,
    $policy$strpos(current_setting('app.escalated_ids', true), tenant_id::text) > 0$policy$);
end $$;

-- Whether the reader may see who somebody is: at home always, elsewhere when the share opens names.
create function names_shown(tenant uuid) returns boolean
language sql stable
as $$
  select tenant = nullif(current_setting('app.tenant_id', true), '')::uuid or 'names' = any (string_to_array(current_setting('app.scopes', true), ','))
$$;
revoke all on function names_shown(uuid) from public;
grant execute on function names_shown(uuid) to waymark_app;

-- What ratings count: an adviser who may read actions, but neither titles of evidence nor names, must get the same ratings as the service.
create view evidence_fact as
  select tenant_id, action_id, dated_on, expires_on, verified_at, replaced_at, withdrawn_at, rejected_at from evidence;
create view action_owner_fact as
  select tenant_id, action_id, position, accountable, case when names_shown(tenant_id) then name end as name from action_owner;
grant select on evidence_fact, action_owner_fact to waymark_app;

/**
 * Figures of each service in app.tenant_ids on a day: numbers and a date, whatever its scopes. Ratings are canonical: those of the newest
 * decisions, which the sweep keeps up to date. `open` is neither complete nor cancelled; `claimed` is complete, or said to be, or due.
 */
create function count_shared(day date)
returns table (tenant_id uuid, plans integer, actions integer, not_due integer, on_track integer, at_risk integer, off_track integer, complete integer,
  open integer, overdue integer, stated integer, divergent integer, rosier integer, claimed integer, evidenced integer, open_escalations integer, last_update date)
language sql stable security definer set search_path = public, pg_temp
as $$
  with key as (
    select k.tenant_id, r.value ->> 'code' as code, r.value ->> 'canonical' as canonical,
           case r.value ->> 'canonical' when 'offTrack' then 0 when 'atRisk' then 1 when 'complete' then 3 else 2 end as good
      from rating_key_version k cross join lateral jsonb_array_elements(k.document -> 'ratings') r where k.active
  ), verified as (
    select distinct e.tenant_id, e.action_id from evidence e
     where e.verified_at is not null and e.replaced_at is null and e.withdrawn_at is null and e.rejected_at is null and coalesce(e.expires_on >= day, true)
  ), rated as (
    select a.tenant_id, a.plan_id, coalesce(c.canonical, 'atRisk') as computed, coalesce(c.good, 1) as good, s.good as stated_good, s.code <> a.computed_code as diverges,
           a.status not in ('complete', 'cancelled') as open, a.timescale_current < day as past, v.action_id is not null as verified,
           a.status <> 'cancelled' and (a.status = 'complete' or s.canonical = 'complete' or a.timescale_current <= day) as claimed,
           coalesce(a.last_updated_on, (a.updated_at at time zone 'Europe/London')::date) as updated
      from plan p
      join action a on a.tenant_id = p.tenant_id and a.plan_id = p.id
      left join key c on c.tenant_id = a.tenant_id and c.code = a.computed_code
      left join key s on s.tenant_id = a.tenant_id and s.code = a.stated_code
      left join verified v on v.tenant_id = a.tenant_id and v.action_id = a.id
     where p.archived_at is null
  ), counted as (
    select r.tenant_id, count(distinct r.plan_id) as plans, count(*) as actions,
           count(*) filter (where r.computed = 'notDue') as not_due, count(*) filter (where r.computed = 'onTrack') as on_track, count(*) filter (where r.computed = 'atRisk') as at_risk,
           count(*) filter (where r.computed = 'offTrack') as off_track, count(*) filter (where r.computed = 'complete') as complete,
           count(*) filter (where r.open) as open, count(*) filter (where r.open and r.past) as overdue,
           count(r.stated_good) as stated, count(*) filter (where r.diverges) as divergent, count(*) filter (where r.stated_good > r.good) as rosier,
           count(*) filter (where r.claimed) as claimed, count(*) filter (where r.claimed and r.verified) as evidenced, max(r.updated) as last_update
      from rated r group by r.tenant_id
  ), escalated as (
    select e.tenant_id, count(*) filter (where e.status in ('pending', 'firing', 'acknowledged', 'snoozed') and p.archived_at is null) as open
      from escalation e join action a on a.tenant_id = e.tenant_id and a.id = e.action_id join plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
     group by e.tenant_id
  )
  select s.id, coalesce(c.plans, 0)::integer, coalesce(c.actions, 0)::integer, coalesce(c.not_due, 0)::integer, coalesce(c.on_track, 0)::integer, coalesce(c.at_risk, 0)::integer,
         coalesce(c.off_track, 0)::integer, coalesce(c.complete, 0)::integer, coalesce(c.open, 0)::integer, coalesce(c.overdue, 0)::integer, coalesce(c.stated, 0)::integer,
         coalesce(c.divergent, 0)::integer, coalesce(c.rosier, 0)::integer, coalesce(c.claimed, 0)::integer, coalesce(c.evidenced, 0)::integer,
         case when s.id = any (nullif(current_setting('app.escalated_ids', true), '')::uuid[]) then coalesce(x.open, 0)::integer end, c.last_update
    from unnest(nullif(current_setting('app.tenant_ids', true), '')::uuid[]) as s (id)
    left join counted c on c.tenant_id = s.id
    left join escalated x on x.tenant_id = s.id
$$;
revoke all on function count_shared(date) from public;
grant execute on function count_shared(date) to waymark_app;

-- Looks of advisers, for the service to read and to tell the first of a day from the next ones.
create index audit_event_looks on audit_event (tenant_id, at) where operation = 'adviserRead';
create policy audit_event_looked on audit_event for select to waymark_owner
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

/**
 * Tells every service that shares with the body that this account looked at its portfolio: the first time since `since`, so that the trail
 * shows days and not clicks. Always in the same order, as each head is held until the end. Returns how many were told.
 */
create function note_portfolio_look(adviser uuid, body uuid, looked_at timestamptz, since timestamptz) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
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
end $$;
revoke all on function note_portfolio_look(uuid, uuid, timestamptz, timestamptz) from public;
grant execute on function note_portfolio_look(uuid, uuid, timestamptz, timestamptz) to waymark_platform;
