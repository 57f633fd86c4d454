/** What is searched for in the audit trail, as it stands in the address. Pure. */

export interface AuditSearch {
  operation: string | null;
  /** Part of a name. */
  actor: string | null;
  /** Id of what it was done to. */
  subject: string | null;
  /** Days as 2026-11-22. */
  from: string | null;
  to: string | null;
}

export const fieldNames = ['operation', 'actor', 'subject', 'from', 'to'] as const;

const day = /^\d{4}-\d\d-\d\d$/;

/** Reads an address or a form; what it does not understand it leaves out. */
export function readAuditSearch(given: { get: (name: string) => unknown }): AuditSearch {
  const text = (name: (typeof fieldNames)[number]): string | null => {
    const value = given.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
  };
  const date = (name: 'from' | 'to'): string | null => {
    const value = text(name);
    return value !== null && day.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  return { operation: text('operation'), actor: text('actor'), subject: text('subject'), from: date('from'), to: date('to') };
}

/** The search part of an address, '' or '?operation=signIn'. */
export function auditAddress(search: AuditSearch, after: string | null = null): string {
  const parts = new URLSearchParams();
  for (const name of fieldNames) {
    const value = search[name];
    if (value !== null) parts.set(name, value);
  }
  if (after !== null) parts.set('after', after);
  const text = parts.toString();
  return text === '' ? '' : `?${text}`;
}

export function isNarrowed(search: AuditSearch): boolean {
  return fieldNames.some((name) => search[name] !== null);
}
