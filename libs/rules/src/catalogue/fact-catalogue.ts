// A catalogue says which facts rules may read: their types, words, units and, for those that move by themselves, from which date.
import type { Localised } from '@waymark/domain';

export type FactType = 'number' | 'string' | 'boolean' | 'date' | 'list';
/** Days, working days and items are counted whole; a rule file may name others. */
export type FactUnit = 'days' | 'workingDays' | 'items' | 'percent' | (string & {});

/**
 * How a fact follows from a date and today. daysUntil: date − today (negative once past). daysSince: today − date.
 * daysOverdue: days past the date, 0 while it is not past. workingDaysOverdue: the same in working days.
 */
export type DerivationKind = 'daysUntil' | 'daysSince' | 'daysOverdue' | 'workingDaysOverdue';

export interface FactDefinition {
  readonly id: string;
  readonly type: FactType;
  readonly label: Localised;
  readonly unit?: FactUnit;
  /** All values that a string fact may have, where they are fixed. */
  readonly values?: readonly string[];
  /** Those of them that are worth proposing as a change; all when left out. Nobody should be told to cancel an action for its rating. */
  readonly offered?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** A number that moves by one a day from the day it was given for; counted in working days, on working days only. */
  readonly moves?: 'up' | 'down';
  /** A derived fact follows from a date that is given. Given itself while its date is not, it moves from there. */
  readonly derive?: { readonly kind: DerivationKind; /** id of a date fact */ readonly from: string };
}

export interface Catalogue {
  readonly version: string;
  readonly facts: readonly FactDefinition[];
}
