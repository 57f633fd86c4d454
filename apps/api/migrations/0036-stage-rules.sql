-- An oversight body changes its own rules of stages (ADR 0055): tried on history, decided by a second adviser, kept version by version.

-- A version keeps what its stages were called, who wrote and who approved it, and why; nobody wrote what a body starts from.
alter table oversight_rule_set
  add column stages jsonb,
  add column reason text check (length(reason) between 1 and 2000),
  add column written_by uuid references account (id),
  add column approved_by uuid references account (id),
  add check (approved_by is null or approved_by <> written_by),
  add check ((reason is null) = (written_by is null));
update oversight_rule_set r set stages = coalesce((
  select jsonb_agg(jsonb_build_object('number', s.number, 'name', jsonb_build_object('en', s.name_en, 'cy', s.name_cy)) order by s.number)
    from oversight_stage s where s.body_id = r.body_id), '[]');
alter table oversight_rule_set alter column stages set not null, add check (jsonb_typeof(stages) = 'array');
-- The functions below alone write.
revoke insert on oversight_rule_set, oversight_stage from waymark_platform;

-- That somebody was shown what exactly these rules would change. What it was is worked out anew each time: it is of the services, not of the body.
create table oversight_rule_trial (
  body_id uuid not null references oversight_body (id),
  tried_by uuid not null references account (id),
  content_hash text not null,
  against integer not null check (against > 0),
  tried_at timestamptz not null,
  services integer not null check (services >= 0),
  changed integer not null check (changed between 0 and services),
  primary key (body_id, tried_by, content_hash)
);
-- A change that waits for the second adviser, or what became of it.
create table oversight_rule_change (
  body_id uuid not null references oversight_body (id),
  id uuid not null,
  against integer not null check (against > 0),
  stages jsonb not null check (jsonb_typeof(stages) = 'array'),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  content_hash text not null,
  reason text not null check (length(reason) between 1 and 2000),
  written_by uuid not null references account (id),
  written_at timestamptz not null,
  state text not null check (state in ('waiting', 'published', 'returned', 'withdrawn')),
  decided_by uuid references account (id),
  decided_at timestamptz,
  answer text check (length(answer) between 1 and 2000),
  primary key (body_id, id),
  check ((state = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);
grant select on oversight_rule_trial, oversight_rule_change to waymark_platform;

/** What a body starts from; nothing where it has begun. */
create function begin_stage_rules(body uuid, at timestamptz, given jsonb) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  insert into oversight_rule_set (body_id, number, document, content_hash, created_at, stages)
    select body, 1, given -> 'document', given ->> 'contentHash', at, given -> 'stages' where not exists (select from oversight_rule_set r where r.body_id = body)
    on conflict do nothing;
  insert into oversight_stage (body_id, number, name_en, name_cy)
    select body, (s ->> 'number')::integer, s -> 'name' ->> 'en', s -> 'name' ->> 'cy' from jsonb_array_elements(given -> 'stages') s
    on conflict do nothing;
end $$;
revoke all on function begin_stage_rules(uuid, timestamptz, jsonb) from public;
grant execute on function begin_stage_rules(uuid, timestamptz, jsonb) to waymark_platform;

/** How many people advise for the body, where the account is one of them and nobody else changes the body's rules until the end; 0 otherwise. */
create function hold_stage_rules(adviser uuid, body uuid) returns integer
language plpgsql volatile
as $$
begin
  perform from oversight_body b where b.id = body for no key update;
  return (select case when bool_or(o.account_id = adviser) then count(*)::integer else 0 end
    from oversight_member o join account a on a.id = o.account_id where o.body_id = body and a.disabled_at is null);
end $$;
revoke all on function hold_stage_rules(uuid, uuid) from public;

/** Whether the account was shown within a day what exactly these rules would change against this version. */
create function stage_rules_tried(adviser uuid, body uuid, hash text, version integer, at timestamptz) returns boolean
language sql stable
as $$
  select exists (select from oversight_rule_trial t
    where t.body_id = body and t.tried_by = adviser and t.content_hash = hash and t.against = version and t.tried_at > at - interval '24 hours')
$$;
revoke all on function stage_rules_tried(uuid, uuid, text, integer, timestamptz) from public;

/** The next version, its names, and an event in the trail of every service that shares with the body. */
create function publish_stage_rules(body uuid, adviser uuid, at timestamptz, operation text, given jsonb) returns void
language plpgsql volatile
as $$
declare
  service uuid;
  version constant integer := (given ->> 'against')::integer + 1;
begin
  insert into oversight_rule_set (body_id, number, document, content_hash, created_at, stages, reason, written_by, approved_by)
    values (body, version, given -> 'document', given ->> 'contentHash', at, given -> 'stages', given ->> 'reason', (given ->> 'writtenBy')::uuid, (given ->> 'approvedBy')::uuid);
  update oversight_stage o set name_en = s -> 'name' ->> 'en', name_cy = s -> 'name' ->> 'cy'
    from jsonb_array_elements(given -> 'stages') s where o.body_id = body and o.number = (s ->> 'number')::integer;
  for service in select p.tenant_id from enter_portfolio(adviser, body) p order by p.tenant_id loop
    perform set_config('app.tenant_id', service::text, true);
    perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', operation, 'subjectKind', 'service', 'subject', service,
      'detail', jsonb_build_object('body', body, 'number', version))));
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
revoke all on function publish_stage_rules(uuid, uuid, timestamptz, text, jsonb) from public;

/**
 * Keeps that an adviser was shown what rules would change, and tells every service that shares with the body that its figures were read for it:
 * the first time since `since`, as a look at the portfolio. 'tried', or 'missing' where the account does not advise for the body.
 */
create function note_stage_trial(adviser uuid, body uuid, at timestamptz, since timestamptz, given jsonb) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  service uuid;
begin
  if not exists (select from oversight_member o join account a on a.id = o.account_id where o.body_id = body and o.account_id = adviser and a.disabled_at is null) then
    return 'missing';
  end if;
  insert into oversight_rule_trial (body_id, tried_by, content_hash, against, tried_at, services, changed)
    values (body, adviser, given ->> 'contentHash', (given ->> 'against')::integer, at, (given ->> 'services')::integer, (given ->> 'changed')::integer)
    on conflict (body_id, tried_by, content_hash)
    do update set against = excluded.against, tried_at = excluded.tried_at, services = excluded.services, changed = excluded.changed;
  for service in select p.tenant_id from enter_portfolio(adviser, body) p order by p.tenant_id loop
    perform set_config('app.tenant_id', service::text, true);
    if not exists (select from audit_event e where e.tenant_id = service and e.operation = 'adviserRead' and e.at >= since and e.actor_id = adviser
        and e.detail ->> 'operation' = 'tryStageRules' and e.detail ->> 'body' = body::text) then
      perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', 'adviserRead', 'subjectKind', 'service', 'subject', service,
        'detail', jsonb_build_object('operation', 'tryStageRules', 'body', body))));
    end if;
  end loop;
  perform set_config('app.tenant_id', '', true);
  return 'tried';
end $$;
revoke all on function note_stage_trial(uuid, uuid, timestamptz, timestamptz, jsonb) from public;
grant execute on function note_stage_trial(uuid, uuid, timestamptz, timestamptz, jsonb) to waymark_platform;

/**
 * An adviser submits changed rules. 'published' where nobody else advises for the body, else 'waits' for the second; or why not: 'missing' (no adviser of
 * the body), 'conflict' (another version is in force), 'waiting' (another change waits), 'untried' (its effect was not shown to this adviser within a day).
 */
create function submit_stage_rules(adviser uuid, body uuid, at timestamptz, given jsonb) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  advisers constant integer := hold_stage_rules(adviser, body);
  version constant integer := (given ->> 'against')::integer;
begin
  if advisers = 0 then
    return 'missing';
  elsif version is distinct from (select max(r.number) from oversight_rule_set r where r.body_id = body) then
    return 'conflict';
  elsif exists (select from oversight_rule_change c where c.body_id = body and c.state = 'waiting') then
    return 'waiting';
  elsif not stage_rules_tried(adviser, body, given ->> 'contentHash', version, at) then
    return 'untried';
  elsif advisers = 1 then
    perform publish_stage_rules(body, adviser, at, 'submitStageRules', given || jsonb_build_object('writtenBy', adviser));
    return 'published';
  end if;
  insert into oversight_rule_change (body_id, id, against, stages, document, content_hash, reason, written_by, written_at, state)
    values (body, (given ->> 'id')::uuid, version, given -> 'stages', given -> 'document', given ->> 'contentHash', given ->> 'reason', adviser, at, 'waiting');
  return 'waits';
end $$;
revoke all on function submit_stage_rules(uuid, uuid, timestamptz, jsonb) from public;
grant execute on function submit_stage_rules(uuid, uuid, timestamptz, jsonb) to waymark_platform;

/**
 * A change that waits is approved by another adviser than its author (by the author where nobody else is left), exactly as its hash says: 'published'.
 * 'missing' (none waits, or no adviser), 'own', 'other' (another change than was read), 'untried', 'conflict' as above.
 */
create function approve_stage_rules(adviser uuid, body uuid, at timestamptz, change uuid, hash text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  advisers constant integer := hold_stage_rules(adviser, body);
  waiting oversight_rule_change;
begin
  select c.* into waiting from oversight_rule_change c where c.body_id = body and c.id = change and c.state = 'waiting';
  if advisers = 0 or waiting.id is null then
    return 'missing';
  elsif waiting.content_hash <> hash then
    return 'other';
  elsif waiting.written_by = adviser and advisers > 1 then
    return 'own';
  elsif waiting.against <> (select max(r.number) from oversight_rule_set r where r.body_id = body) then
    return 'conflict';
  elsif not stage_rules_tried(adviser, body, hash, waiting.against, at) then
    return 'untried';
  end if;
  update oversight_rule_change c set state = 'published', decided_by = adviser, decided_at = at where c.body_id = body and c.id = change;
  perform publish_stage_rules(body, adviser, at, 'approveStageRules', jsonb_build_object('against', waiting.against, 'stages', waiting.stages, 'document', waiting.document,
    'contentHash', waiting.content_hash, 'reason', waiting.reason, 'writtenBy', waiting.written_by, 'approvedBy', nullif(adviser, waiting.written_by)));
  return 'published';
end $$;
revoke all on function approve_stage_rules(uuid, uuid, timestamptz, uuid, text) from public;
grant execute on function approve_stage_rules(uuid, uuid, timestamptz, uuid, text) to waymark_platform;

/** A change that waits is returned by another adviser with an answer, or withdrawn by its author: 'returned', 'withdrawn' or 'missing'. */
create function return_stage_rules(adviser uuid, body uuid, at timestamptz, change uuid, why text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  outcome text;
begin
  if hold_stage_rules(adviser, body) = 0 then
    return 'missing';
  end if;
  update oversight_rule_change c set state = case when c.written_by = adviser then 'withdrawn' else 'returned' end, decided_by = adviser, decided_at = at, answer = why
   where c.body_id = body and c.id = change and c.state = 'waiting' returning c.state into outcome;
  return coalesce(outcome, 'missing');
end $$;
revoke all on function return_stage_rules(uuid, uuid, timestamptz, uuid, text) from public;
grant execute on function return_stage_rules(uuid, uuid, timestamptz, uuid, text) to waymark_platform;

-- As before (0019), and the facts from which the sentence of a proposal is told again.
drop function stage_history(uuid, uuid);
create function stage_history(adviser uuid, body uuid)
returns table (tenant_id uuid, id uuid, stage integer, decided_on date, letter_on date, reason text, proposed integer, rules_number integer, facts jsonb, recorded_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  perform enter_portfolio(adviser, body);
  return query select d.tenant_id, d.id, d.stage, d.decided_on, d.letter_on, d.reason, d.proposed, d.rules_number, d.facts, d.recorded_at
    from stage_decision d where d.body_id = body order by d.decided_on desc, d.recorded_at desc, d.id;
end $$;
revoke all on function stage_history(uuid, uuid) from public;
grant execute on function stage_history(uuid, uuid) to waymark_app;
