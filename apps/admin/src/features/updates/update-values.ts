/** What stands in the form of an update, and what it means. Pure. */
import { civilDate, type ActionStatus } from '@waymark/domain';
import { readDateParts } from '../actions/date-parts.ts';

export type StatusName = 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETE' | 'CANCELLED';

/** Text by the names of the form's fields: also what a draft holds. */
export interface UpdateValues {
  text: string;
  status: string;
  'forecast-day': string;
  'forecast-month': string;
  'forecast-year': string;
  forecastReason: string;
  noChildNamed: string;
}

export const statusNames = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETE'] as const;
const domainStatus: Readonly<Record<StatusName, ActionStatus>> = { NOT_STARTED: 'notStarted', IN_PROGRESS: 'inProgress', COMPLETE: 'complete', CANCELLED: 'cancelled' };

/** As rules and facts name it. */
export const statusOf = (name: string): ActionStatus => domainStatus[name as StatusName] ?? 'inProgress';

/** The action as it stands, in the fields of a form. */
export function valuesOf({ status, forecast }: { status: string; forecast: string | null | undefined }): UpdateValues {
  const date = forecast ? civilDate(forecast) : null;
  return {
    text: '', status, 'forecast-day': date ? String(date.day) : '', 'forecast-month': date ? String(date.month) : '', 'forecast-year': date ? String(date.year) : '', forecastReason: '', noChildNamed: '',
  };
}

/** A draft over the action: what the draft lacks, or what is no text, is the action's. */
export function withDraft(values: UpdateValues, content: unknown): UpdateValues {
  if (typeof content !== 'object' || content === null) return values;
  const kept = Object.entries(content).filter(([name, value]) => name in values && typeof value === 'string');
  return { ...values, ...(Object.fromEntries(kept) as Partial<UpdateValues>), noChildNamed: '' };
}

export function readValues(form: HTMLFormElement): UpdateValues {
  const data = new FormData(form);
  const text = (name: keyof UpdateValues) => (data.get(name) as string | null) ?? '';
  return {
    text: text('text'), status: text('status'), 'forecast-day': text('forecast-day'), 'forecast-month': text('forecast-month'), 'forecast-year': text('forecast-year'),
    forecastReason: text('forecastReason'), noChildNamed: text('noChildNamed'),
  };
}

/** The forecast that the three fields say: a date, null when they are empty, or that it is none. */
export function forecastOf(values: UpdateValues): { date: string | null } | 'wrong' {
  const read = readDateParts({ day: values['forecast-day'], month: values['forecast-month'], year: values['forecast-year'] });
  return read === 'missing' ? { date: null } : read;
}

/** As the API asks for it: a first forecast within the date needs no reason, every other move does. */
export function needsReason(before: { forecast: string | null | undefined; due: string | null | undefined }, forecast: string | null): boolean {
  const was = before.forecast ?? null;
  return was !== forecast && (was !== null || (forecast !== null && before.due != null && forecast > before.due));
}
