/** Whom a digest is for, when, and what it counts (pure). Owners hear of their own weekly, managers of the service weekly, the chair of it monthly. */
import { DAY, formatInstant, HOUR, londonInstant } from '@waymark/domain';
import type { TenantRole } from '../../platform/tenancy/index.ts';
import { addDays, mondayOf, monthOf } from './dates.ts';
import type { NewMessage } from './message.ts';

export interface Period {
  name: 'week' | 'month';
  from: string;
  to: string;
}

/** The week and the month of a day. Counted as of their beginning, so that a pass that comes late tells the same. */
export function periodsOf(today: string): { week: Period; month: Period } {
  const monday = mondayOf(today);
  const { first, last } = monthOf(today);
  return { week: { name: 'week', from: monday, to: addDays(monday, 6) }, month: { name: 'month', from: first, to: last } };
}

export interface Counts {
  due: number;
  overdue: number;
}

export interface DigestFacts {
  /** Whoever has a place in the service, with its roles. */
  people: readonly { accountId: string; roles: readonly TenantRole[] }[];
  own: ReadonlyMap<string, Counts>;
  week: Counts;
  month: Counts;
  /** Actions whose escalation is open: in the service, and of each person's own. */
  escalations: number;
  ownEscalations: ReadonlyMap<string, number>;
  /** Of each person: messages that only the digest tells of. */
  waiting: ReadonlyMap<string, number>;
}

/** At seven, by London's clocks. */
const morningOf = (day: string): string => formatInstant(londonInstant({ day: Date.parse(`${day}T00:00:00Z`) / DAY, time: 7 * HOUR }));

const nothing: Counts = { due: 0, overdue: 0 };

/**
 * One message a person and period at most, and none where there is nothing to tell.
 * @param due the periods that have not been told of
 */
export function digestsOf(serviceId: string, due: readonly Period[], facts: DigestFacts): NewMessage[] {
  return facts.people.flatMap(({ accountId, roles }) => {
    // Whoever has several places hears once, of the widest.
    const told = (name: Period['name'], counts: Counts, escalations: number): NewMessage[] => {
      const period = due.find((one) => one.name === name);
      const waiting = facts.waiting.get(accountId) ?? 0;
      if (!period || counts.due + counts.overdue + escalations + waiting === 0) return [];
      const parameters = { period: period.name, from: period.from, ...counts, escalations, waiting };
      return [{ recipientId: accountId, kind: 'digest', subjectKind: 'service', subjectId: serviceId, parameters, dedupeKey: `digest:${period.name}:${period.from}:${accountId}`, notBefore: morningOf(period.from) }];
    };
    if (roles.includes('planManager')) return told('week', facts.week, facts.escalations);
    if (roles.includes('boardChair')) return told('month', facts.month, facts.escalations);
    return roles.every((role) => role === 'viewer') ? [] : told('week', facts.own.get(accountId) ?? nothing, facts.ownEscalations.get(accountId) ?? 0);
  });
}
