-- What an oversight body decides and says about a service that shares with it (ADR 0042): stages and assurance notes.

-- A body's own numbered stages and its rules about them; the newest version of the rules is in force. Not a service's rows: waymark_app has no grant.
create table oversight_stage (
  body_id uuid not null references oversight_body (id),
  number integer not null check (number between 1 and 20),
  name_en text not null check (length(name_en) between 1 and 200),
  name_cy text not null check (length(name_cy) between 1 and 200),
  primary key (body_id, number)
);
create table oversight_rule_set (
  body_id uuid not null references oversight_body (id),
  number integer not null check (number > 0),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  content_hash text not null,
  created_at timestamptz not null,
  primary key (body_id, number)
);
grant select, insert on oversight_stage, oversight_rule_set to waymark_platform;

-- A person of the body decides; what the rules proposed that day stands beside it. Append-only, of the service and for both to read.
create table stage_decision (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  body_id uuid not null references oversight_body (id),
  stage integer not null check (stage between 1 and 20),
  decided_on date not null,
  letter_on date,
  reason text not null check (length(reason) between 1 and 2000),
  proposed integer,
  rules_number integer not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  decided_by uuid not null references account (id),
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index stage_decision_newest on stage_decision (tenant_id, body_id, decided_on desc, recorded_at desc);

create table assurance_note (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  body_id uuid not null references oversight_body (id),
  plan_id uuid not null,
  action_id uuid,
  verdict text not null check (verdict in ('note', 'notAccepted')),
  text text not null check (length(text) between 1 and 2000),
  written_by uuid not null references account (id),
  written_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id)
);
create index assurance_note_plan on assurance_note (tenant_id, plan_id, written_at desc);

do $$
declare
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
  counted constant text := $policy$strpos(current_setting('app.tenant_ids', true), tenant_id::text) > 0$policy$;
  entry text;
begin
  foreach entry in array array['stage_decision', 'assurance_note'] loop
    execute format('alter table %I enable row level security', entry);
    execute format('alter table %I force row level security', entry);
    execute format('create policy %I on %I for select to waymark_app using (%s)', entry || '_select', entry, own);
    -- The functions below alone write, in the name of an adviser of a body that the service shares with.
    execute format('create policy %I on %I for insert to waymark_owner with check (%s)', entry || '_write', entry, own);
    execute format('grant select on %I to waymark_app', entry);
  end loop;
  execute format('create policy stage_decision_counted on stage_decision for select to waymark_owner using (%s)', counted);
  execute format('create policy decision_counted on decision for select to waymark_owner using (%s)', counted);
end $$;
-- To an adviser the notes of their own bodies.
create policy assurance_note_shared on assurance_note for select to waymark_app
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]) and 'actions' = any (string_to_array(current_setting('app.scopes', true), ','))
    and body_id = any (nullif(current_setting('app.adviser_body_ids', true), '')::uuid[]));
-- A note belongs to an action of its plan.
create policy action_written_about on action for select to waymark_owner using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy plan_written_about on plan for select to waymark_owner using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- As before (0018), and: of which bodies the adviser is.
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
  perform set_config('app.adviser_body_ids', current_setting('app.body_ids', true), true);
  perform set_config('app.body_ids', '', true);
  perform enter_scopes(shared, coalesce(opened, '{}'));
end $$;

/**
 * Writes what an adviser decided about the stage of a service, and tells the service in its trail: 'decided', or 'missing' where the account does
 * not advise for the body, the body has no such stage, or the service does not share with it.
 */
create function decide_stage(adviser uuid, body uuid, service uuid, at timestamptz, decision jsonb) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
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
end $$;
revoke all on function decide_stage(uuid, uuid, uuid, timestamptz, jsonb) from public;
grant execute on function decide_stage(uuid, uuid, uuid, timestamptz, jsonb) to waymark_platform;

/** As decide_stage, for a note about a plan or one of its actions, where the share opens actions: 'written' or 'missing'. */
create function write_assurance_note(adviser uuid, body uuid, service uuid, at timestamptz, note jsonb) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  about uuid;
begin
  if not exists (select from enter_portfolio(adviser, body) p where p.tenant_id = service and 'actions' = any (p.scopes)) then
    return 'missing';
  end if;
  perform set_config('app.tenant_id', service::text, true);
  select p.id into about from plan p where p.tenant_id = service and p.archived_at is null and (p.id = (note ->> 'planId')::uuid
    or p.id = (select min(a.plan_id::text)::uuid from action a where a.tenant_id = service and a.id = (note ->> 'actionId')::uuid));
  if about is null then
    return 'missing';
  end if;
  insert into assurance_note (tenant_id, id, body_id, plan_id, action_id, verdict, text, written_by, written_at)
    values (service, (note ->> 'id')::uuid, body, about, (note ->> 'actionId')::uuid, note ->> 'verdict', note ->> 'text', adviser, at);
  perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', 'writeAssuranceNote',
    'subjectKind', case when note ->> 'actionId' is null then 'plan' else 'action' end, 'subject', coalesce((note ->> 'actionId')::uuid, about),
    'detail', jsonb_build_object('body', body, 'verdict', note ->> 'verdict'))));
  perform set_config('app.tenant_id', '', true);
  return 'written';
end $$;
revoke all on function write_assurance_note(uuid, uuid, uuid, timestamptz, jsonb) from public;
grant execute on function write_assurance_note(uuid, uuid, uuid, timestamptz, jsonb) to waymark_platform;

/** What the body decided about every service that shares with it; nothing where the account does not advise for it. */
create function stage_history(adviser uuid, body uuid)
returns table (tenant_id uuid, id uuid, stage integer, decided_on date, letter_on date, reason text, proposed integer, rules_number integer, recorded_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  perform enter_portfolio(adviser, body);
  return query select d.tenant_id, d.id, d.stage, d.decided_on, d.letter_on, d.reason, d.proposed, d.rules_number, d.recorded_at
    from stage_decision d where d.body_id = body order by d.decided_on desc, d.recorded_at desc, d.id;
end $$;
revoke all on function stage_history(uuid, uuid) from public;
grant execute on function stage_history(uuid, uuid) to waymark_app;

/** Of each service in app.tenant_ids at the end of each day, by the decisions that stood then: actions, off track, open, past their date. */
create function count_shared_on(days date[])
returns table (tenant_id uuid, day date, actions integer, off_track integer, open integer, overdue integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  with key as (
    select k.tenant_id, r.value ->> 'code' as code, r.value ->> 'canonical' as canonical
      from rating_key_version k cross join lateral jsonb_array_elements(k.document -> 'ratings') r where k.active
  ), held as (
    -- A decision holds from its day until that of the next one.
    select d.tenant_id, d.action_id, d.outcome, d.facts, d.decided_for, lead(d.decided_for) over (partition by d.tenant_id, d.action_id order by d.decided_at, d.id) as until from decision d
  ), stood as (
    select h.tenant_id, w.day, h.outcome, h.facts ->> 'status' not in ('complete', 'cancelled') as open, (h.facts ->> 'due')::date < w.day as past
      from held h join unnest(days) as w (day) on w.day >= h.decided_for and (h.until is null or w.day < h.until)
      join action a on a.tenant_id = h.tenant_id and a.id = h.action_id join plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
     where p.archived_at is null
  )
  select s.tenant_id, s.day, count(*)::integer, (count(*) filter (where k.canonical = 'offTrack'))::integer, (count(*) filter (where s.open))::integer, (count(*) filter (where s.open and s.past))::integer
    from stood s left join key k on k.tenant_id = s.tenant_id and k.code = s.outcome group by s.tenant_id, s.day
$$;
revoke all on function count_shared_on(date[]) from public;
grant execute on function count_shared_on(date[]) to waymark_app;
