-- Evidence with files, versions, expiry and independent verification (docs/adr/0025).
-- A row of evidence is one version of a piece; a new version leaves the old ones as they were. No triggers:
-- what the application may write is bounded by grants, checks, and the function below.

-- A file that was uploaded. Its bytes lie in the file store under tenants/TENANT/ID; the name people gave it is only here.
-- The row comes before the bytes and reserves their room, so that neither can be there unknown to the other.
create table stored_file (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  state text not null check (state in ('arriving', 'arrived', 'kept')),
  name text not null check (length(name) between 1 and 200),
  bytes bigint not null check (bytes > 0),
  media_type text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  scan text check (scan in ('notScanned', 'clean')),
  arrived_by uuid not null,
  arrived_at timestamptz not null,
  missing_since timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, arrived_by) references person (tenant_id, account_id),
  constraint stored_file_described check ((state = 'arriving') = (sha256 is null) and (sha256 is null) = (media_type is null) and (sha256 is null) = (scan is null))
);
create index stored_file_unkept on stored_file (tenant_id, arrived_at) where state <> 'kept';

alter table stored_file enable row level security;
alter table stored_file force row level security;
create policy stored_file_select on stored_file for select to waymark_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy stored_file_insert on stored_file for insert to waymark_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and state = 'arriving');
create policy stored_file_update on stored_file for update to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- What belongs to evidence is never removed.
create policy stored_file_delete on stored_file for delete to waymark_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and state <> 'kept');
grant select, insert, delete on stored_file to waymark_app;
grant update (state, bytes, media_type, sha256, scan, missing_since) on stored_file to waymark_app;

alter table evidence
  add column piece_id uuid,
  add column number integer not null default 1 check (number > 0),
  add column file_id uuid,
  add column marking text not null default 'official' check (marking in ('official', 'officialSensitive')),
  add column expires_on date,
  add column rejected_by uuid,
  add column rejected_at timestamptz,
  add column rejection_reason text,
  add column replaced_at timestamptz,
  add column withdrawn_by uuid,
  add column withdrawn_at timestamptz,
  add column withdrawal_reason text;

-- Nobody verifies what they added: earlier marks of that kind were no verification. Forced row security binds the owner, hence the pause.
alter table evidence no force row level security;
update evidence set piece_id = id, verified_by = case when verified_by <> added_by then verified_by end, verified_at = case when verified_by <> added_by then verified_at end;
alter table evidence force row level security;

alter table evidence
  alter column piece_id set not null,
  alter column number drop default,
  alter column marking drop default,
  drop column version,
  add unique (tenant_id, piece_id, number),
  add foreign key (tenant_id, file_id) references stored_file (tenant_id, id),
  add foreign key (tenant_id, rejected_by) references person (tenant_id, account_id),
  add foreign key (tenant_id, withdrawn_by) references person (tenant_id, account_id),
  add constraint evidence_link_or_file check (url is null or file_id is null),
  add constraint evidence_expiry check (expires_on >= dated_on),
  add constraint evidence_two_people check (verified_by <> added_by and rejected_by <> added_by),
  add constraint evidence_one_verdict check (verified_at is null or rejected_at is null),
  add constraint evidence_rejection check ((rejected_by is null) = (rejected_at is null) and (rejected_by is null) = (rejection_reason is null)),
  add constraint evidence_withdrawal check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawal_reason is null)),
  add constraint evidence_one_end check (replaced_at is null or withdrawn_at is null);
create unique index evidence_file on evidence (tenant_id, file_id) where file_id is not null;
create unique index evidence_current on evidence (tenant_id, piece_id) where replaced_at is null;

-- The application adds evidence that nobody has judged, and ends it; it changes nothing else of it and removes nothing.
drop policy evidence_insert on evidence;
drop policy evidence_delete on evidence;
revoke update, delete on evidence from waymark_app;
grant update (replaced_at, withdrawn_by, withdrawn_at, withdrawal_reason) on evidence to waymark_app;
create policy evidence_insert on evidence for insert to waymark_app
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and verified_by is null and rejected_by is null and withdrawn_by is null and replaced_at is null);
-- The function runs as the owner, whom forced row security binds to the tenant of the transaction as well.
create policy evidence_judge on evidence to waymark_owner
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy action_owner_judge on action_owner for select to waymark_owner using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy person_judge on person for select to waymark_owner using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

/**
 * The only way in which evidence is verified (why is null) or rejected. Answers a code: 'judged', or why not:
 * 'ended' (replaced or withdrawn), 'already' (judged so before), 'ownAddition', 'ownAction' (owners, also those whom
 * an imported plan knows by name alone), 'missing'.
 */
create function judge_evidence(judged uuid, actor uuid, at timestamptz, why text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  held record;
begin
  select e.action_id, e.added_by, e.verified_at, e.rejected_at, coalesce(e.replaced_at, e.withdrawn_at) as ended into held
    from evidence e where e.tenant_id = tenant and e.id = judged for update;
  if not found or actor is null then
    return 'missing';
  end if;
  if held.ended is not null then
    return 'ended';
  end if;
  if held.added_by = actor then
    return 'ownAddition';
  end if;
  if exists (select from action_owner o join person p on p.tenant_id = tenant and p.account_id = actor
      where o.tenant_id = tenant and o.action_id = held.action_id and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name)))) then
    return 'ownAction';
  end if;
  if (why is null and held.verified_at is not null) or (why is not null and held.rejected_at is not null) then
    return 'already';
  end if;
  update evidence e set
    verified_by = case when why is null then actor end,
    verified_at = case when why is null then at end,
    rejected_by = case when why is not null then actor end,
    rejected_at = case when why is not null then at end,
    rejection_reason = why
  where e.tenant_id = tenant and e.id = judged;
  return 'judged';
end $$;
revoke all on function judge_evidence(uuid, uuid, timestamptz, text) from public;
grant execute on function judge_evidence(uuid, uuid, timestamptz, text) to waymark_app;
