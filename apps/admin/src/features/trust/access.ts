/** The table of access as people read it: roles beside areas, and one role in words. */
import type { TrustQuery } from '../../graphql/generated/graphql.ts';

export type AccessEntry = TrustQuery['accessTable'][number];

/** In the order of the columns: who does the work first, who looks on last. */
export const roleOrder = ['ACTION_OWNER', 'PLAN_MANAGER', 'BOARD_MEMBER', 'BOARD_CHAIR', 'TENANT_ADMINISTRATOR', 'VIEWER'] as const;
export type RoleCode = (typeof roleOrder)[number];

export type Level = 'none' | 'read' | 'change' | 'changeOnly';

export interface AreaAccess {
  area: string;
  levels: Readonly<Record<RoleCode, Level>>;
}

/** One row an area that has an operation, in the order in which the API names them. */
export function accessByArea(entries: readonly AccessEntry[], order: readonly string[]): AreaAccess[] {
  return order.flatMap((area) => {
    const own = entries.filter((entry) => entry.area === area);
    if (own.length === 0) return [];
    const levels = Object.fromEntries(roleOrder.map((role) => [role, levelOf(own.filter(({ roles }) => roles.includes(role)))])) as Record<RoleCode, Level>;
    return [{ area, levels }];
  });
}

function levelOf(allowed: readonly AccessEntry[]): Level {
  const reads = allowed.some(({ kind }) => kind === 'READ');
  const changes = allowed.some(({ kind }) => kind === 'CHANGE');
  if (changes) return reads ? 'change' : 'changeOnly';
  return reads ? 'read' : 'none';
}

export interface RoleInWords {
  reads: string[];
  changes: string[];
  never: string[];
}

/** Names of the operations of one role: what it may read, what it may do, and the rest. */
export function accessOf(entries: readonly AccessEntry[], role: RoleCode): RoleInWords {
  const names = (wanted: (entry: AccessEntry) => boolean): string[] => entries.filter(wanted).map(({ operation }) => operation);
  const may = ({ roles }: AccessEntry): boolean => roles.includes(role);
  return {
    reads: names((entry) => may(entry) && entry.kind === 'READ'),
    changes: names((entry) => may(entry) && entry.kind === 'CHANGE'),
    never: names((entry) => !may(entry)),
  };
}
