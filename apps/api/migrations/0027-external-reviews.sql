-- Inspections and other reviews from outside, what they recommend, and which actions answer it (docs/adr/0052).
create table external_review (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('inspection', 'thematicReview', 'peerReview', 'seriousCaseReview', 'localReview', 'scrutiny')),
  title text not null check (length(title) between 1 and 300),
  publisher text not null check (length(publisher) between 1 and 200),
  -- The day on which it was published, or the recommendations were made.
  dated_on date not null,
  -- Of the frameworks that the program ships.
  framework text check (length(framework) between 1 and 100),
  framework_version text check (length(framework_version) between 1 and 60),
  overall_rating text check (length(overall_rating) between 1 and 60),
  -- As printed: it may differ from the sum, and then somebody has said that it is printed so.
  printed_score integer check (printed_score between 0 and 1000),
  -- Codes of ratings by the codes of standards.
  standards jsonb not null check (jsonb_typeof(standards) = 'object'),
  as_printed boolean not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  -- Entered by mistake: it stays, and is shown no more.
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text check (length(withdrawal_reason) between 1 and 1000),
  primary key (tenant_id, id),
  foreign key (tenant_id, entered_by) references person (tenant_id, account_id),
  foreign key (tenant_id, withdrawn_by) references person (tenant_id, account_id),
  check ((framework is null) = (framework_version is null)),
  check (framework is not null or (overall_rating is null and printed_score is null and standards = '{}')),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawal_reason is null))
);
create index external_review_newest on external_review (tenant_id, dated_on desc, id);

create table external_recommendation (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  position integer not null check (position >= 0),
  -- As the report prints it: '3', '4a'.
  number text not null check (length(number) between 1 and 20),
  text text not null check (length(text) between 1 and 4000),
  addressed_to text check (length(addressed_to) between 1 and 200),
  priority text check (length(priority) between 1 and 60),
  due_on date,
  -- As a scrutiny committee gives them.
  policy_implications text check (length(policy_implications) between 1 and 2000),
  resource_implications text check (length(resource_implications) between 1 and 2000),
  primary key (tenant_id, id),
  unique (tenant_id, review_id, number),
  foreign key (tenant_id, review_id) references external_review (tenant_id, id)
);

-- What people said of a recommendation: its state, or the response to it. Append-only; the latest of each kind counts.
create table recommendation_word (
  tenant_id uuid not null,
  id uuid not null,
  recommendation_id uuid not null,
  kind text not null check (kind in ('state', 'response')),
  code text not null,
  text text check (length(text) between 1 and 4000),
  -- Of a response: the day on which it was given.
  dated_on date,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, recommendation_id) references external_recommendation (tenant_id, id),
  foreign key (tenant_id, said_by) references person (tenant_id, account_id),
  check (code in ('open', 'implemented', 'notAccepted', 'superseded') or kind = 'response'),
  check (code in ('accepted', 'partly', 'rejected') or kind = 'state'),
  check ((dated_on is not null) = (kind = 'response'))
);
create index recommendation_word_newest on recommendation_word (tenant_id, recommendation_id, kind, said_at desc, id desc);

-- Which actions answer it, named one by one or with their objective. Who said so is in the trail.
create table recommendation_action (
  tenant_id uuid not null,
  recommendation_id uuid not null,
  action_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, recommendation_id, action_id),
  foreign key (tenant_id, recommendation_id) references external_recommendation (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id)
);
create index recommendation_action_actions on recommendation_action (tenant_id, action_id);

create table recommendation_objective (
  tenant_id uuid not null,
  recommendation_id uuid not null,
  objective_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, recommendation_id, objective_id),
  foreign key (tenant_id, recommendation_id) references external_recommendation (tenant_id, id),
  foreign key (tenant_id, objective_id) references objective (tenant_id, id)
);
create index recommendation_objective_objectives on recommendation_objective (tenant_id, objective_id);

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array['external_review', 'external_recommendation', 'recommendation_word', 'recommendation_action', 'recommendation_objective'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
  end loop;
  execute format('create policy external_review_update on external_review for update to waymark_app using (%s and withdrawn_at is null) with check (%s)', own, own);
  foreach tenant_table in array array['recommendation_action', 'recommendation_objective'] loop
    execute format('create policy %I on %I for delete to waymark_app using (%s)', tenant_table || '_delete', tenant_table, own);
    execute format('grant delete on %I to waymark_app', tenant_table);
  end loop;
end $$;
grant update (withdrawn_by, withdrawn_at, withdrawal_reason) on external_review to waymark_app;
