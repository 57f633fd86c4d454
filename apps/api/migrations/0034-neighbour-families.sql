-- Families of neighbours that a service chooses itself (docs/adr/0053). What a comparison was made with stays readable: a version never changes.

create table neighbour_family (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- No longer offered; its versions are kept.
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, withdrawn_by) references person (tenant_id, account_id),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);

create table neighbour_family_version (
  tenant_id uuid not null references tenant (id),
  family_id uuid not null,
  version integer not null check (version > 0),
  name_en text not null check (length(name_en) between 1 and 80),
  -- Null: the same in both languages.
  name_cy text check (length(name_cy) between 1 and 80),
  effective_from date not null,
  -- Of authorities by ONS code, or of whole youth justice services by name.
  level text not null check (level in ('authority', 'service')),
  -- Nearest first: the area and what the service says of its likeness.
  members jsonb not null check (jsonb_typeof(members) = 'array'),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, family_id, version),
  foreign key (tenant_id, family_id) references neighbour_family (tenant_id, id),
  foreign key (tenant_id, recorded_by) references person (tenant_id, account_id)
);

do $$
declare
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
  shared constant text := $policy$tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[])
    and 'indicators' = any (string_to_array(current_setting('app.scopes', true), ','))$policy$;
  kept text;
begin
  foreach kept in array array['neighbour_family', 'neighbour_family_version'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy %I on %I for select to waymark_app using (%s)', kept || '_select', kept, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', kept || '_insert', kept, own);
    -- An adviser to whom indicators are open reads them beside the same neighbours as the service.
    execute format('create policy %I on %I for select to waymark_app using (%s)', kept || '_shared', kept, shared);
    execute format('grant select, insert on %I to waymark_app', kept);
  end loop;
  execute format('create policy neighbour_family_update on neighbour_family for update to waymark_app using (%s and withdrawn_at is null) with check (%s)', own, own);
end $$;
grant update (withdrawn_by, withdrawn_at) on neighbour_family to waymark_app;

/**
 * As before (0019), with fewer rows asked whether they may be counted, which is what a portfolio of 155 services spends its time on: the
 * keys are read once and not for each decision, and of actions only those of archived plans, which do not count.
 */
create or replace function count_shared_on(days date[])
returns table (tenant_id uuid, day date, actions integer, off_track integer, open integer, overdue integer)
language sql stable security definer set search_path = public, pg_temp
as $$
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
$$;
