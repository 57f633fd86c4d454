-- Two more figures of every share: how often a rating is overridden, and how long the board takes to sign off what is claimed.

-- When something was claimed and accepted stands in the revisions alone (ADR 0044).
create policy action_revision_counted on action_revision for select to waymark_owner
  using (strpos(current_setting('app.tenant_ids', true), tenant_id::text) > 0);

-- What a function answers cannot be added to in place.
drop function count_shared(date);
/**
 * As before (0018, 0024), and: `overridden`, actions whose approved override holds on the day; `signed_off`, actions that the board has accepted
 * and did not return, with the median of their days from the last claim to the acceptance, null where there are none.
 */
create function count_shared(day date)
returns table (tenant_id uuid, plans integer, actions integer, not_due integer, on_track integer, at_risk integer, off_track integer, complete integer,
  open integer, overdue integer, stated integer, divergent integer, rosier integer, claimed integer, evidenced integer, open_escalations integer, last_update date,
  overridden integer, signed_off integer, sign_off_days double precision)
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
$$;
revoke all on function count_shared(date) from public;
grant execute on function count_shared(date) to waymark_app;
