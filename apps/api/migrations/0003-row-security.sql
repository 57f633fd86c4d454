-- Row-level security, enabled and forced on every tenant table, and the grants beneath it.
-- Policies compare with a setting of the transaction and hold no sub-select (Citus refuses those).
-- nullif: after a committed set_config the setting reads '' on that connection, and ''::uuid throws.

do $$
declare
  tenant_table text;
  own constant text := $policy$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid$policy$;
begin
  foreach tenant_table in array array[
    'person', 'membership', 'audit_event', 'rating_key_version', 'rule_set_version', 'plan', 'section',
    'recommendation', 'objective', 'action', 'action_owner', 'action_revision', 'decision', 'evidence', 'plan_import'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy %I on %I for select to waymark_app using (%s)', tenant_table || '_select', tenant_table, own);
    execute format('create policy %I on %I for insert to waymark_app with check (%s)', tenant_table || '_insert', tenant_table, own);
    execute format('grant select, insert on %I to waymark_app', tenant_table);
    -- What happened stays as it was: these have neither policy nor grant to change or remove a row.
    if tenant_table not in ('audit_event', 'action_revision', 'decision') then
      execute format('create policy %I on %I for update to waymark_app using (%s) with check (%s)', tenant_table || '_update', tenant_table, own, own);
      execute format('create policy %I on %I for delete to waymark_app using (%s)', tenant_table || '_delete', tenant_table, own);
      execute format('grant update, delete on %I to waymark_app', tenant_table);
    end if;
  end loop;
end $$;

-- The platform signs people in and needs to know which services an account belongs to, before any
-- service is chosen: its own rows only, keyed by the account that the session names.
create policy membership_of_account on membership for select to waymark_platform
  using (account_id = nullif(current_setting('app.account_id', true), '')::uuid);

grant select on membership to waymark_platform;
grant select, insert, update on tenant to waymark_platform;
grant select, insert, update on account to waymark_platform;
grant select, insert, update, delete on account_session to waymark_platform;
grant select, insert, update, delete on sign_in_attempt to waymark_platform;
grant select, insert, update on oversight_body to waymark_platform;
grant select, insert, delete on oversight_member to waymark_platform;
grant select, insert, update, delete on area_benchmark to waymark_platform;
grant select on area_benchmark to waymark_app;

-- One round trip from a session to the person and the services it opens. Runs with the caller's rights
-- (not SECURITY DEFINER): the setting it makes is what membership's policy then reads, row by row.
-- A session unused for longer than `idle`, or older than its absolute end, opens nothing.
create function open_session(session_hash bytea, at timestamptz, idle interval)
returns table (account_id uuid, email text, name text, operator boolean, adviser boolean, tenant_id uuid, slug text, role text)
language plpgsql volatile
as $$
declare
  session record;
begin
  select s.account_id, s.last_seen_at, a.email, a.name, a.operator,
         exists (select from public.oversight_member o where o.account_id = s.account_id) as adviser
    into session
    from public.account_session s join public.account a on a.id = s.account_id
   where s.id_hash = session_hash and s.expires_at > at and s.last_seen_at > at - idle and a.disabled_at is null;
  if not found then
    return;
  end if;
  -- Minutes suffice to tell an idle session; a write at every request would not.
  if session.last_seen_at < at - interval '1 minute' then
    update public.account_session s set last_seen_at = at where s.id_hash = session_hash;
  end if;
  perform set_config('app.account_id', session.account_id::text, true);
  return query
    select session.account_id, session.email, session.name, session.operator, session.adviser, m.tenant_id, t.slug, m.role
      from (select session.account_id as id) person
      left join public.membership m on m.account_id = person.id
      left join public.tenant t on t.id = m.tenant_id
     order by t.slug, m.role;
end $$;
revoke all on function open_session(bytea, timestamptz, interval) from public;
grant execute on function open_session(bytea, timestamptz, interval) to waymark_platform;
