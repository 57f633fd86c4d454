/**
 * An administrator who may bypass row security writes at once. Another one acts as the owner of the tables, whom
 * forced row security binds as well: it is lifted and forced again within the transaction, which holds the tables
 * until it ends (no other connection ever sees them without it, but the service waits).
 */
import { ImportRefused } from './import-refused.ts';
import { quoted, type Read } from './tenant-tables.store.ts';

/** @throws ImportRefused when the user is not the one who looks after the database. Answers whether it may bypass row security */
export async function requireAdministrator(read: Read): Promise<boolean> {
  const [user] = await read<{ bypasses: boolean; owner: boolean }>(
    `select rolsuper or rolbypassrls as bypasses, pg_has_role(current_user, 'waymark_owner', 'member') as owner from pg_roles where rolname = current_user`,
  );
  if (user?.bypasses || user?.owner) return user.bypasses;
  throw new ImportRefused('The database user may not write these rows; import with the user that runs "npx waymark db migrate".');
}

/** Answers what forces row security again; to be called before the commit. */
export async function liftRowSecurity(read: Read, tables: readonly string[]): Promise<() => Promise<void>> {
  await read('set local role waymark_owner');
  await read("set local lock_timeout = '30s'");
  for (const table of tables) await read(`alter table ${quoted(table)} no force row level security`);
  return async () => {
    // Checks that wait for the commit would keep a table from being altered.
    await read('set constraints all immediate');
    for (const table of tables) await read(`alter table ${quoted(table)} force row level security`);
  };
}
