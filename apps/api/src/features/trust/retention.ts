/** How long things are kept: what holds unless a service says otherwise, and what it may say. */
import type { RetentionMonths } from './retention.store.ts';

/**
 * The Ministry of Justice keeps security logs for six months at least and two years by default; decisions of a board are
 * kept for as long as the service itself decides (docs/adr/0027).
 */
export const defaultRetention: RetentionMonths = { closedPlanMonths: null, decisionMonths: null, auditMonths: 24 };

/** In months, both ends included; the database checks the same. */
export const retentionBounds = { closedPlanMonths: [12, 240], decisionMonths: [12, 240], auditMonths: [6, 120] } as const;

export interface RetentionIssue {
  field: keyof RetentionMonths;
  least: number;
  most: number;
}

/** What is out of bounds; null is allowed where the bound is the service's own decision. */
export function retentionIssues(months: RetentionMonths): RetentionIssue[] {
  return (Object.keys(retentionBounds) as (keyof RetentionMonths)[]).flatMap((field) => {
    const [least, most] = retentionBounds[field];
    const value = months[field];
    return value === null || (Number.isInteger(value) && value >= least && value <= most) ? [] : [{ field, least, most }];
  });
}
