/** The explanation of a rating in English. Facts that people know by a name have sentences of their own; others use their label. */
import { formatDate } from '@waymark/domain';
import { ratingInSentence } from '../../../i18n/rating-words.ts';
import { askedOf, type Comparison } from './comparison.ts';
import type { CounterfactualView, FactView, RatingName, Value } from './why-types.ts';
import type { Known, WhyWords } from './why-words.ts';

const statuses: Readonly<Record<string, string>> = { notStarted: 'not started', inProgress: 'in progress', complete: 'complete', cancelled: 'cancelled' };
const evidences: Readonly<Record<string, string>> = { evidenceCount: 'evidence', verifiedEvidenceCount: 'verified evidence', expiredEvidenceCount: 'out-of-date evidence' };
const ages: Readonly<Record<string, { of: string; date: string; on: string }>> = {
  daysSinceUpdate: { of: 'The last update', date: 'lastUpdatedOn', on: 'Last updated' },
  daysSinceEvidence: { of: 'The latest evidence', date: 'lastEvidenceOn', on: 'Latest evidence' },
  daysSinceStart: { of: 'The start', date: 'startedOn', on: 'Started' },
};
const unknowns: Readonly<Record<string, string>> = {
  due: 'when it is due', daysOverdue: 'when it is due', daysUntilDue: 'when it is due', workingDaysOverdue: 'when it is due',
  lastUpdatedOn: 'when it was last updated', daysSinceUpdate: 'when it was last updated',
  lastEvidenceOn: 'when its latest evidence dates from', daysSinceEvidence: 'when its latest evidence dates from',
  startedOn: 'when it started', daysSinceStart: 'when it started',
  forecast: 'when it is expected to be done', forecastSlipDays: 'when it is expected to be done',
  objectiveTargetDate: 'the target date of its objective', objectiveTargetDaysUntil: 'the target date of its objective',
  status: 'whether it has started', statedRating: 'how it was reported', evidenceCount: 'how much evidence there is',
  verifiedEvidenceCount: 'how much verified evidence there is', hasOwner: 'whether somebody is accountable for it',
  progressPercent: 'how far it has come', measureAchieved: 'how much of its success measure is achieved',
  linkedIndicatorSignal: 'what an indicator linked to it says',
};

const precisions: Readonly<Record<string, string>> = { day: 'an exact day', month: 'a month', quarter: 'a quarter', season: 'a season', year: 'a year', ongoing: 'ongoing', tbc: 'to be confirmed', achieved: 'achieved' };

/** As the editor of rules names them. */
const signals: Readonly<Record<string, string>> = { improving: 'improving', noChange: 'no change', worsening: 'getting worse', notEnoughData: 'not enough data' };

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const days = (n: number, unit?: string | null) => (unit === 'workingDays' ? count(n, 'working day', 'working days') : count(n, 'day', 'days'));
const pieces = (n: number, of: string) => (n === 1 ? `one piece of ${of}` : `${n} pieces of ${of}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const either = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`);
const name = (rating: RatingName) => ratingInSentence(rating.label, 'en');

function say(value: Value | undefined, fact: FactView, known: Known): string {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'object') return value.length === 0 ? 'nothing' : value.map((item) => say(item, fact, known)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (fact.fact === 'status') return statuses[String(value)] ?? String(value);
  if (fact.fact === 'statedRating') return reported(String(value), known);
  if (fact.fact === 'timescalePrecision') return precisions[String(value)] ?? String(value);
  if (fact.fact === 'linkedIndicatorSignal') return signals[String(value)] ?? String(value);
  if (typeof value === 'string') return fact.unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, 'en') : value;
  if (fact.unit === 'days' || fact.unit === 'workingDays') return days(value, fact.unit);
  return fact.unit === 'percent' ? `${value}%` : String(value);
}

const reported = (code: string, known: Known) => {
  const rating = known.rating(code);
  return rating ? name(rating) : code;
};

function asksOfDeadline(asked: Comparison, unit: string | null | undefined): string | null {
  if (asked.kind === 'some') return 'The deadline has passed';
  if (asked.kind === 'none') return 'The deadline has not passed';
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  const n = days(asked.value, unit);
  return { moreThan: `The deadline passed more than ${n} ago`, atLeast: `The deadline passed at least ${n} ago`, lessThan: `It is less than ${n} past the deadline`, atMost: `It is at most ${n} past the deadline`, is: `It is ${n} past the deadline` }[asked.kind as string] ?? null;
}

function asksOfDaysLeft(asked: Comparison): string | null {
  if (asked.kind === 'between' && typeof asked.to === 'number') return asked.from === 0 ? `The deadline is at most ${days(asked.to)} away` : `The deadline is ${String(asked.from)} to ${days(asked.to)} away`;
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  if (asked.value === 0 && asked.kind === 'lessThan') return 'The deadline has passed';
  if (asked.value === 0 && asked.kind === 'atLeast') return 'The deadline has not passed';
  const n = days(asked.value);
  return { moreThan: `The deadline is more than ${n} away`, atLeast: `The deadline is at least ${n} away`, lessThan: `The deadline is less than ${n} away`, atMost: `The deadline is at most ${n} away`, is: `The deadline is ${n} away` }[asked.kind as string] ?? null;
}

function asksOfEvidence(asked: Comparison, of: string): string | null {
  if (asked.kind === 'some') return `There is ${of}`;
  if (asked.kind === 'none') return `There is no ${of}`;
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  const n = asked.value;
  const there = n === 1 ? 'There is' : 'There are';
  return { moreThan: `${there} more than ${pieces(n, of)}`, atLeast: `${there} at least ${pieces(n, of)}`, lessThan: `There are fewer than ${pieces(n, of)}`, atMost: `${there} at most ${pieces(n, of)}`, is: `${there} exactly ${pieces(n, of)}` }[asked.kind as string] ?? null;
}

function asksOfAge(asked: Comparison, of: string): string | null {
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  const n = days(asked.value);
  return { moreThan: `${of} was more than ${n} ago`, atLeast: `${of} was at least ${n} ago`, lessThan: `${of} was less than ${n} ago`, atMost: `${of} was at most ${n} ago` }[asked.kind as string] ?? null;
}

function asksOfStatus(asked: Comparison): string | null {
  const word = (value: Value) => statuses[String(value)] ?? String(value);
  if (asked.kind === 'is') return asked.value === 'notStarted' ? 'The action has not started' : `The action is ${word(asked.value)}`;
  if (asked.kind === 'isNot') return asked.value === 'notStarted' ? 'The action has started' : `The action is not ${word(asked.value)}`;
  if (asked.kind === 'oneOf') return `The action is ${either(asked.values.map(word))}`;
  return asked.kind === 'noneOf' ? `The action is not ${either(asked.values.map(word))}` : null;
}

function asksOfReport(asked: Comparison, known: Known): string | null {
  if (asked.kind === 'is') return `It was reported ${reported(String(asked.value), known)}`;
  if (asked.kind === 'isNot') return `It was not reported ${reported(String(asked.value), known)}`;
  if (asked.kind === 'missing') return 'It has no reported rating';
  if (asked.kind === 'known') return 'It has a reported rating';
  return asked.kind === 'oneOf' ? `It was reported ${either(asked.values.map((code) => reported(String(code), known)))}` : null;
}

/** Any fact, by its label. */
function asksByLabel(fact: FactView, asked: Comparison, known: Known, other: FactView | null | undefined): string {
  const label = fact.label.en;
  const value = (item: Value) => (other ? `“${other.label.en}”` : say(item, fact, known));
  const dated = fact.unit === 'date';
  switch (asked.kind) {
    case 'some': return `${label}: more than 0`;
    case 'none': return `${label}: none`;
    case 'missing': return `${label}: not known`;
    case 'known': return `${label}: known`;
    case 'oneOf': return `${label}: ${either(asked.values.map((item) => say(item, fact, known)))}`;
    case 'noneOf': return `${label}: not ${either(asked.values.map((item) => say(item, fact, known)))}`;
    case 'between': return `${label}: from ${say(asked.from, fact, known)} to ${say(asked.to, fact, known)}`;
    case 'holds': return `${label}: includes ${value(asked.value)}`;
    case 'lacks': return `${label}: does not include ${value(asked.value)}`;
    case 'isNot': return `${label}: not ${value(asked.value)}`;
    case 'moreThan': return `${label}: ${dated ? 'after' : 'more than'} ${value(asked.value)}`;
    case 'atLeast': return dated ? `${label}: ${value(asked.value)} or later` : `${label}: at least ${value(asked.value)}`;
    case 'lessThan': return `${label}: ${dated ? 'before' : 'less than'} ${value(asked.value)}`;
    case 'atMost': return dated ? `${label}: ${value(asked.value)} or earlier` : `${label}: at most ${value(asked.value)}`;
    case 'is': return `${label}: ${value(asked.value)}`;
  }
}

function ownSentence(fact: FactView, asked: Comparison, known: Known): string | null {
  const age = ages[fact.fact];
  const evidence = evidences[fact.fact];
  if (age) return asksOfAge(asked, age.of);
  if (evidence) return asksOfEvidence(asked, evidence);
  switch (fact.fact) {
    case 'daysOverdue':
    case 'workingDaysOverdue': return asksOfDeadline(asked, fact.unit);
    case 'daysUntilDue': return asksOfDaysLeft(asked);
    case 'status': return asksOfStatus(asked);
    case 'statedRating': return asksOfReport(asked, known);
    case 'timescalePrecision': return asked.kind === 'is' ? `Its timescale is ${say(asked.value, fact, known)}` : asked.kind === 'isNot' ? `Its timescale is not ${say(asked.value, fact, known)}` : null;
    case 'due': return asked.kind === 'missing' ? 'It has no date' : asked.kind === 'known' ? 'It has a date' : null;
    case 'hasOwner': return asked.kind === 'is' ? (asked.value ? 'Somebody is accountable for it' : 'Nobody is accountable for it') : null;
    case 'timesMoved': return asked.kind === 'some' ? 'Its date was moved' : asked.kind === 'none' ? 'Its date was never moved' : null;
    default: return null;
  }
}

function foundOf(fact: FactView, known: Known): string {
  const value = fact.value ?? null;
  if (value === null) return unknown([fact]).slice(0, -1);
  const due = known.fact('due')?.value;
  const on = typeof due === 'string' ? `, ${formatDate(due, 'en')}` : '';
  const age = ages[fact.fact];
  if (age && typeof value === 'number') {
    const date = known.fact(age.date)?.value;
    return `${age.on} ${value === 0 ? 'today' : `${days(value)} ago`}${typeof date === 'string' ? `, on ${formatDate(date, 'en')}` : ''}`;
  }
  const evidence = evidences[fact.fact];
  if (evidence && typeof value === 'number') return value === 0 ? `No ${evidence}` : capital(pieces(value, evidence));
  switch (fact.fact) {
    case 'daysOverdue':
    case 'workingDaysOverdue': return Number(value) > 0 ? `${days(Number(value), fact.unit)} past the deadline${on}` : typeof due === 'string' ? `The deadline is ${formatDate(due, 'en')}` : 'Not past the deadline';
    case 'daysUntilDue': return Number(value) > 0 ? `${days(Number(value))} until the deadline${on}` : Number(value) === 0 ? 'The deadline is today' : `${days(-Number(value))} past the deadline${on}`;
    case 'status': return `It is ${say(value, fact, known)}`;
    case 'statedRating': return `It was reported ${say(value, fact, known)}`;
    case 'timescalePrecision': return `Its timescale is ${say(value, fact, known)}`;
    case 'hasOwner': return value ? 'Somebody is accountable for it' : 'Nobody is accountable for it';
    case 'timesMoved': return value === 0 ? 'Its date was never moved' : `Its date was moved ${value === 1 ? 'once' : `${String(value)} times`}`;
    default: return `${fact.label.en}: ${say(value, fact, known)}`;
  }
}

/** What is not known, each thing once. */
function missing(facts: readonly FactView[]): string {
  return either([...new Set(facts.map((fact) => unknowns[fact.fact] ?? `“${fact.label.en}”`))]);
}

const unknown = (facts: readonly FactView[]) => `We do not know ${missing(facts)}.`;

function how({ fact, operator, value }: CounterfactualView, known: Known): string {
  const said = say(value, fact, known);
  const evidence = evidences[fact.fact];
  if (evidence && typeof value === 'number') {
    if (value === 0) return `without any ${evidence}`;
    return operator === 'atMost' ? `with at most ${pieces(value, evidence)}` : `with ${value > 1 && operator === 'atLeast' ? 'at least ' : ''}${pieces(value, evidence)}`;
  }
  if ((fact.fact === 'daysOverdue' || fact.fact === 'workingDaysOverdue') && value === 0) return 'if its deadline had not passed';
  if (fact.fact === 'status') return value === 'notStarted' ? 'if it had not started' : `if it were ${said}`;
  if (fact.fact === 'statedRating') return `if it had been reported ${said}`;
  if (fact.fact === 'timescalePrecision') return `if its timescale were ${said}`;
  if (fact.fact === 'linkedIndicatorSignal') return `if “${fact.label.en}” said “${said}”`;
  if (fact.fact === 'hasOwner') return value ? 'if somebody were accountable for it' : 'if nobody were accountable for it';
  const subject = { due: 'its deadline were', lastUpdatedOn: 'its last update were on', lastEvidenceOn: 'its latest evidence were from', startedOn: 'its start were on', forecast: 'its forecast were' }[fact.fact];
  if (subject && typeof value === 'string') return `if ${subject} ${said}${operator === 'atLeast' ? ' or later' : operator === 'atMost' ? ' or earlier' : ''}`;
  const limit = operator === 'atLeast' ? 'at least ' : operator === 'atMost' ? 'at most ' : '';
  return `if “${fact.label.en}” were ${limit}${said}`;
}

export const english: WhyWords = {
  asks(leaf, known) {
    if (!leaf.fact) return leaf.name ?? '';
    const asked = askedOf(leaf);
    return (leaf.expectedFact ? null : ownSentence(leaf.fact, asked, known)) ?? asksByLabel(leaf.fact, asked, known, leaf.expectedFact);
  },
  found: foundOf,
  group: (kind) => ({ ALL: 'All of these', ANY: 'At least one of these', NOT: 'Not this' })[kind],
  unknown,
  unknownRule: (facts) => `We do not know ${missing(facts)}, so this rule could not apply.`,
  byDefault: (rating) => `No rule applied, so the usual rating, ${name(rating)}, stands.`,
  counterfactual: (change, known) => `It would be ${name(change.rating)} ${how(change, known)}.`,
  nextChange: (on, rating) => `It turns ${name(rating)} on ${formatDate(on, 'en')} if nothing changes.`,
  stays: (rating) => `It stays ${name(rating)} until something about it changes.`,
};
