-- A share may open the papers of closed meetings, and a body may write about one of them (ADR 0041).

-- A paper is whole: it holds names, titles of evidence, indicators and escalations, so all of these are open where it is.
alter table share drop constraint share_scopes_check;
alter table share add constraint share_scopes_check check (scopes <@ array['actions', 'evidence', 'names', 'indicators', 'escalations', 'reviews']);
alter table share add constraint share_reviews_check check (not 'reviews' = any (scopes) or scopes @> array['actions', 'evidence', 'names', 'indicators', 'escalations']);

-- As before (0018), and: whose papers are open.
create or replace function enter_scopes(service uuid, scopes text[]) returns void
language plpgsql volatile
as $$
begin
  perform set_config('app.tenant_id', '', true);
  perform set_config('app.tenant_ids', case when service is null then '' else array[service]::text end, true);
  perform set_config('app.scopes', array_to_string(scopes, ','), true);
  perform set_config('app.escalated_ids', case when service is not null and 'escalations' = any (scopes) then array[service]::text else '' end, true);
  perform set_config('app.reviewed_ids', case when service is not null and 'reviews' = any (scopes) then array[service]::text else '' end, true);
end $$;

-- A meeting that is open is the board's own.
create policy review_shared on review for select to waymark_app
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]) and 'reviews' = any (string_to_array(current_setting('app.scopes', true), ','))
    and closed_at is not null);

-- For the view below, which runs with its owner's rights.
create policy review_snapshot_own on review_snapshot for select to waymark_owner using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy review_snapshot_counted on review_snapshot for select to waymark_owner
  using (strpos(current_setting('app.tenant_ids', true), tenant_id::text) > 0 and strpos(current_setting('app.reviewed_ids', true), tenant_id::text) > 0);

-- What a closed meeting froze. The service's own counts of children do not cross its border: an adviser gets the paper without them.
create view review_paper as
  select tenant_id, review_id, content_hash,
         case when tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid then document
              else document || jsonb_build_object('indicators', (
                select coalesce(jsonb_agg(entry.value || '{"observations": []}' order by entry.place), '[]')
                  from jsonb_array_elements(coalesce(document -> 'indicators', '[]')) with ordinality as entry (value, place))) end as document
    from review_snapshot;
grant select on review_paper to waymark_app;

-- A note about a closed review has no action.
alter table assurance_note add column review_id uuid;
alter table assurance_note add foreign key (tenant_id, review_id) references review (tenant_id, id);
alter table assurance_note add check (action_id is null or review_id is null);
create index assurance_note_review on assurance_note (tenant_id, review_id, written_at desc) where review_id is not null;
create policy review_written_about on review for select to waymark_owner using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter policy assurance_note_shared on assurance_note
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]) and 'actions' = any (string_to_array(current_setting('app.scopes', true), ','))
    and (review_id is null or 'reviews' = any (string_to_array(current_setting('app.scopes', true), ',')))
    and body_id = any (nullif(current_setting('app.adviser_body_ids', true), '')::uuid[]));

/** As before (0019), and: about a closed review, where the share opens reviews. Names exactly one of actionId, planId, reviewId. */
create or replace function write_assurance_note(adviser uuid, body uuid, service uuid, at timestamptz, note jsonb) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  about uuid;
  kind text := case when note ->> 'actionId' is not null then 'action' when note ->> 'reviewId' is not null then 'review' else 'plan' end;
begin
  if not exists (select from enter_portfolio(adviser, body) p where p.tenant_id = service and 'actions' = any (p.scopes) and (kind <> 'review' or 'reviews' = any (p.scopes))) then
    return 'missing';
  end if;
  perform set_config('app.tenant_id', service::text, true);
  select min(p.id::text)::uuid into about from plan p where p.tenant_id = service and case kind
    when 'action' then p.archived_at is null and p.id = (select min(a.plan_id::text)::uuid from action a where a.tenant_id = service and a.id = (note ->> 'actionId')::uuid)
    when 'review' then p.id = (select min(r.plan_id::text)::uuid from review r where r.tenant_id = service and r.id = (note ->> 'reviewId')::uuid and r.closed_at is not null)
    else p.archived_at is null and p.id = (note ->> 'planId')::uuid end;
  if about is null then
    return 'missing';
  end if;
  insert into assurance_note (tenant_id, id, body_id, plan_id, action_id, review_id, verdict, text, written_by, written_at)
    values (service, (note ->> 'id')::uuid, body, about, (note ->> 'actionId')::uuid, (note ->> 'reviewId')::uuid, note ->> 'verdict', note ->> 'text', adviser, at);
  perform append_audit(jsonb_build_array(jsonb_build_object('at', at, 'actor', adviser, 'operation', 'writeAssuranceNote',
    'subjectKind', kind, 'subject', coalesce((note ->> 'actionId')::uuid, (note ->> 'reviewId')::uuid, about),
    'detail', jsonb_build_object('body', body, 'verdict', note ->> 'verdict'))));
  perform set_config('app.tenant_id', '', true);
  return 'written';
end $$;
