-- Who is told when nothing happens: policies, where each action stands on its ladder, and what followed (ADR 0028, 0034).

-- As for rule sets: written as a draft, brought into force by another person, never changed afterwards.
create table escalation_policy (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  number integer not null check (number > 0),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  -- Of the document: the same words have the same.
  content_hash text not null check (length(content_hash) between 1 and 100),
  -- Goes up with every edit of a draft.
  version integer not null default 1 check (version > 0),
  state text not null check (state in ('draft', 'submitted', 'active', 'superseded', 'withdrawn')),
  author_id uuid,
  created_at timestamptz not null,
  submitted_at timestamptz,
  approved_by uuid,
  activated_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, author_id) references person (tenant_id, account_id),
  foreign key (tenant_id, approved_by) references person (tenant_id, account_id),
  -- Only what a service starts from has no author, and so no approver.
  check (author_id is not null or number = 1),
  constraint escalation_policy_two_people check (approved_by <> author_id),
  check ((activated_at is null) = (state in ('draft', 'submitted', 'withdrawn'))),
  check ((approved_by is null) = (activated_at is null or author_id is null)),
  check ((submitted_at is null) = (state = 'draft' or author_id is null) or state = 'withdrawn'),
  check ((ended_at is null) = (state in ('draft', 'submitted', 'active')))
);
create unique index escalation_policy_active on escalation_policy (tenant_id) where state = 'active';

-- Where an action stands. A row stays when its cause has ended: cycles go on counting.
create table escalation (
  tenant_id uuid not null,
  action_id uuid not null,
  policy_id uuid not null,
  status text not null check (status in ('pending', 'firing', 'acknowledged', 'snoozed', 'resolved', 'stopped')),
  cycle integer not null check (cycle > 0),
  raised_at timestamptz not null,
  -- The decision looked at last was a cause.
  caused boolean not null,
  -- The state of the function of libs/rules.
  state jsonb not null check (jsonb_typeof(state) = 'object'),
  primary key (tenant_id, action_id),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, policy_id) references escalation_policy (tenant_id, id)
);
create index escalation_open on escalation (tenant_id, raised_at, action_id) where status in ('pending', 'firing', 'acknowledged', 'snoozed');

-- What happened on the ladder and what followed from it: append-only, each thing once.
create table escalation_event (
  tenant_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  kind text not null check (kind in ('raised', 'cleared', 'acknowledged', 'snoozed', 'notify', 'acknowledgementExpired', 'resolved', 'stopped')),
  -- Of an effect the key that the function gives it; of anything else the id of the event.
  key text not null check (length(key) between 1 and 400),
  policy_id uuid not null,
  calendar_version text not null,
  cycle integer not null check (cycle > 0),
  step text check ((step is not null) or kind <> 'notify'),
  targets jsonb check (jsonb_typeof(targets) = 'array'),
  -- Accounts that a message went to.
  recipients jsonb check (jsonb_typeof(recipients) = 'array'),
  -- None of the targets can be told: it went to the plan managers, or to the administrators.
  instead boolean not null default false,
  -- When it fell due, when it may be told, when it was written: apart after an outage.
  due_at timestamptz not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  until timestamptz check (until is null or kind in ('acknowledged', 'snoozed')),
  reason text check (length(reason) between 1 and 500),
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, policy_id) references escalation_policy (tenant_id, id),
  foreign key (tenant_id, actor_id) references person (tenant_id, account_id)
);
-- Exactly once, whatever is killed: a step of a cycle of an action under a policy.
create unique index escalation_event_step on escalation_event (tenant_id, action_id, policy_id, step, cycle) where kind = 'notify';
create index escalation_event_ladder on escalation_event (tenant_id, action_id, at, id);

-- When to look at an action's ladder next: set to the beginning of time by each new decision, to the moment at which
-- something falls due by the pass that looked, to nothing when nothing does. The pass reads this index alone.
alter table action
  add column escalation_look_at timestamptz default 'epoch',
  -- The newest decision that the pass has looked at.
  add column escalation_looked_id uuid,
  add foreign key (tenant_id, escalation_looked_id) references decision (tenant_id, id) deferrable initially deferred;
create index action_escalation_due on action (tenant_id, escalation_look_at, id) where escalation_look_at is not null;

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['escalation_policy', 'escalation', 'escalation_event'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
  end loop;
  foreach tenant_table in array array['escalation', 'escalation_event'] loop
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
  end loop;
  execute format('create policy escalation_update on escalation for update to waymark_app using (%s) with check (%s)', own, own);
  execute format('create policy escalation_policy_insert on escalation_policy for insert to waymark_app with check (%s and (state = ''draft'' or (state = ''active'' and author_id is null)))', own);
  -- What has ended stays as it was. That the words of one in force stay, too, is with the statements of its store, which write drafts alone.
  execute format('create policy escalation_policy_update on escalation_policy for update to waymark_app using (%s and state in (''draft'', ''submitted'', ''active'')) with check (%s)', own, own);
end $$;

grant update (policy_id, status, cycle, raised_at, caused, state) on escalation to waymark_app;
grant update (document, content_hash, version, state, submitted_at, approved_by, activated_at, ended_at) on escalation_policy to waymark_app;
