/**
 * The account the embedded database runs as. PostgreSQL refuses to run as root, so root hands it
 * to the owner of the data, or to `nobody`; that account must be able to reach the files.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const isRoot = () => process.getuid?.() === 0;

function nobody() {
  try {
    const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith('nobody:'));
    const [, , uid, gid] = line.split(':');
    // macOS writes -2: the kernel wants it unsigned.
    return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  } catch {
    return { uid: 65534, gid: 65534 };
  }
}

/**
 * `{uid, gid}` to run the database as, or null to run as the present user.
 * A checkout once started by an ordinary user stays theirs when root starts it.
 */
export function databaseAccount(dataFolder) {
  if (!isRoot()) return null;
  try {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  } catch {
    // No data yet.
  }
  return nobody();
}

/** True when `account` may run `program` and pass through `folder`. */
export function canReach(account, program, folder) {
  if (!account) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -x "$1"', program, folder], { cwd: '/', ...account });
  return probe.status === 0;
}
