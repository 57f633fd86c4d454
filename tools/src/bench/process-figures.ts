/** What Linux knows of running processes: processor time, and memory with shared pages divided among their users. */
import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks are hundredths of a second on every Linux that Node runs on. */
const tickMilliseconds = 10;

/** User and system time of `pid` so far, in milliseconds. */
export function processorTime(pid: number): number {
  const fields = afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return (Number(fields[11]) + Number(fields[12])) * tickMilliseconds;
}

export interface ProcessMemory {
  pid: number;
  command: string;
  /** Proportional set size in megabytes. */
  megabytes: number;
}

/** `pid` and all that it started, with what they started. */
export function memoryOfTree(pid: number): ProcessMemory[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(afterName(readFileSync(`/proc/${name}/stat`, 'utf8'))[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [pid];
  for (const member of tree) for (const [child, parent] of parents) if (parent === member) tree.push(child);
  return tree.map((member) => ({
    pid: member,
    command: commandLine(member),
    megabytes: Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024,
  }));
}

/** The most resident memory that each present child of `pid` ever had, in megabytes. */
export function peakMemoryOfChildren(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.map((child) => {
    try {
      // Between fork and exec a child still is a copy of its parent.
      if (commandLine(Number(child)) === commandLine(pid)) return 0;
      return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  });
}

function commandLine(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
}

/** The fields after the parenthesised name, which may itself hold spaces: state is 0, parent 1, utime 11, stime 12. */
function afterName(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
