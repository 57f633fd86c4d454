/** From the targets of a policy to accounts. Pure. */
import type { Effect, Recipients, Target } from '@waymark/rules';
import type { TenantRole } from '../../platform/tenancy/index.ts';

export interface Known {
  /** Accounts by action. */
  owners: ReadonlyMap<string, readonly string[]>;
  contributors: ReadonlyMap<string, readonly string[]>;
  roles: ReadonlyMap<TenantRole, readonly string[]>;
  /** Accounts of the service that steps name. */
  people: ReadonlySet<string>;
}

const roleOf: Partial<Record<Target, TenantRole>> = { planManager: 'planManager', boardChair: 'boardChair' };
const none: readonly string[] = [];

function meant(target: Target, subject: string, known: Known): readonly string[] {
  if (target === 'owner') return known.owners.get(subject) ?? none;
  if (target === 'contributors') return known.contributors.get(subject) ?? none;
  if (target.startsWith('person:')) return [target.slice('person:'.length)].filter((account) => known.people.has(account));
  const role = roleOf[target];
  return role ? (known.roles.get(role) ?? none) : none;
}

export interface Reach {
  recipients: Recipients;
  /** Nobody whom the effect is for has an account with a role in the service. */
  instead: (effect: Effect) => boolean;
}

/**
 * Accounts that an effect is for. A step that would reach nobody (an owner without an account, a team, a role that nobody
 * has) goes to the plan managers, and without any to the administrators: no step is sent to nobody.
 */
export function reachOf(known: Known): Reach {
  const instead = ({ targets, subject }: Effect): boolean => targets.length > 0 && targets.every((target) => meant(target, subject, known).length === 0);
  const recipients: Recipients = (target, effect) => (instead(effect) ? (known.roles.get('planManager') ?? known.roles.get('tenantAdministrator') ?? none) : meant(target, effect.subject, known));
  return { recipients, instead };
}

export const everybody = (effect: Effect, recipients: Recipients): string[] => [...new Set(effect.targets.flatMap((target) => recipients(target, effect)))].sort();

/** Accounts that any of the targets names. */
export const namedPeople = (told: readonly { readonly targets: readonly Target[] }[]): string[] =>
  [...new Set(told.flatMap(({ targets }) => targets).filter((target) => target.startsWith('person:')).map((target) => target.slice('person:'.length)))];
