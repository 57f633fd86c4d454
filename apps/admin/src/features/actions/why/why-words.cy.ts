/** The explanation of a rating in Welsh: the same sentences as why-words.en.ts, with the mutations that numbers and `yn` bring. */
import { formatDate } from '@waymark/domain';
import { ratingInSentence } from '../../../i18n/rating-words.ts';
import { askedOf, type Comparison } from './comparison.ts';
import type { CounterfactualView, FactView, RatingName, Value } from './why-types.ts';
import type { Known, WhyWords } from './why-words.ts';

/** All of these follow `Mae’r cam gweithredu …` as they stand. */
const statuses: Readonly<Record<string, string>> = { notStarted: 'heb gychwyn', inProgress: 'ar y gweill', complete: 'wedi’i gwblhau', cancelled: 'wedi’i ganslo' };
const evidences: Readonly<Record<string, string>> = { evidenceCount: '', verifiedEvidenceCount: ' wedi’i gwirio', expiredEvidenceCount: ' sydd wedi dyddio' };
const ages: Readonly<Record<string, { of: string; date: string; on: string }>> = {
  daysSinceUpdate: { of: 'y diweddariad diwethaf', date: 'lastUpdatedOn', on: 'Diweddarwyd ddiwethaf' },
  daysSinceEvidence: { of: 'y dystiolaeth ddiweddaraf', date: 'lastEvidenceOn', on: 'Y dystiolaeth ddiweddaraf' },
  daysSinceStart: { of: 'y cychwyn', date: 'startedOn', on: 'Cychwynnwyd' },
};
const unknowns: Readonly<Record<string, string>> = {
  due: 'beth yw’r dyddiad cau', daysOverdue: 'beth yw’r dyddiad cau', daysUntilDue: 'beth yw’r dyddiad cau', workingDaysOverdue: 'beth yw’r dyddiad cau',
  lastUpdatedOn: 'pryd y cafodd ei ddiweddaru ddiwethaf', daysSinceUpdate: 'pryd y cafodd ei ddiweddaru ddiwethaf',
  lastEvidenceOn: 'beth yw dyddiad y dystiolaeth ddiweddaraf', daysSinceEvidence: 'beth yw dyddiad y dystiolaeth ddiweddaraf',
  startedOn: 'pryd y cychwynnodd', daysSinceStart: 'pryd y cychwynnodd',
  forecast: 'pryd y disgwylir ei gwblhau', forecastSlipDays: 'pryd y disgwylir ei gwblhau',
  objectiveTargetDate: 'beth yw dyddiad targed yr amcan', objectiveTargetDaysUntil: 'beth yw dyddiad targed yr amcan',
  status: 'a yw wedi cychwyn', statedRating: 'pa radd a nodwyd', evidenceCount: 'faint o dystiolaeth sydd',
  verifiedEvidenceCount: 'faint o dystiolaeth wedi’i gwirio sydd', hasOwner: 'a oes rhywun yn atebol amdano',
  progressPercent: 'pa mor bell y mae wedi dod', measureAchieved: 'faint o’r mesur llwyddiant a gyflawnwyd',
  linkedIndicatorSignal: 'beth mae dangosydd sy’n gysylltiedig ag ef yn ei ddweud',
};

/** All of these follow `Mae ei amserlen yn …` as they stand. */
const precisions: Readonly<Record<string, string>> = { day: 'ddiwrnod penodol', month: 'fis', quarter: 'chwarter', season: 'dymor', year: 'flwyddyn', ongoing: 'barhaus', tbc: 'un i’w gadarnhau', achieved: 'un a gyflawnwyd' };

/** As the editor of rules names them; they stand after a colon. */
const signals: Readonly<Record<string, string>> = { improving: 'yn gwella', noChange: 'dim newid', worsening: 'yn gwaethygu', notEnoughData: 'dim digon o ddata' };

/** After the numeral 2 a noun takes the soft mutation: 2 ddiwrnod, 2 ddarn. */
const days = (n: number, unit?: string | null) => `${n} ${n === 2 ? 'ddiwrnod' : 'diwrnod'}${unit === 'workingDays' ? ' gwaith' : ''}`;
const pieces = (n: number, more: string) => `${n === 1 ? 'un darn' : n === 2 ? '2 ddarn' : `${n} darn`} o dystiolaeth${more}`;
/** `na`, `gyda` and the like end in g before a vowel: the numbers that are said with one are un, wyth, un ar ddeg. */
const beforeVowel = (n: number) => ([1, 8, 11].includes(n) ? 'g' : '');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const either = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} neu ${words.at(-1) ?? ''}`);
const name = (rating: RatingName) => ratingInSentence(rating.label, 'cy');

function say(value: Value | undefined, fact: FactView, known: Known): string {
  if (value === null || value === undefined) return 'anhysbys';
  if (typeof value === 'object') return value.length === 0 ? 'dim' : value.map((item) => say(item, fact, known)).join(', ');
  if (typeof value === 'boolean') return value ? 'ydy' : 'nac ydy';
  if (fact.fact === 'status') return statuses[String(value)] ?? String(value);
  if (fact.fact === 'statedRating') return reported(String(value), known);
  if (fact.fact === 'timescalePrecision') return precisions[String(value)] ?? String(value);
  if (fact.fact === 'linkedIndicatorSignal') return signals[String(value)] ?? String(value);
  if (typeof value === 'string') return fact.unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, 'cy') : value;
  if (fact.unit === 'days' || fact.unit === 'workingDays') return days(value, fact.unit);
  return fact.unit === 'percent' ? `${value}%` : String(value);
}

const reported = (code: string, known: Known) => {
  const rating = known.rating(code);
  return rating ? name(rating) : code;
};

function asksOfDeadline(asked: Comparison, unit: string | null | undefined): string | null {
  if (asked.kind === 'some') return 'Mae’r dyddiad cau wedi mynd heibio';
  if (asked.kind === 'none') return 'Nid yw’r dyddiad cau wedi mynd heibio';
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  const n = days(asked.value, unit);
  return { moreThan: `Aeth y dyddiad cau heibio fwy na ${n} yn ôl`, atLeast: `Aeth y dyddiad cau heibio o leiaf ${n} yn ôl`, lessThan: `Mae llai na ${n} ar ôl y dyddiad cau`, atMost: `Mae ${n} ar y mwyaf ar ôl y dyddiad cau`, is: `Mae ${n} ar ôl y dyddiad cau` }[asked.kind as string] ?? null;
}

function asksOfDaysLeft(asked: Comparison): string | null {
  if (asked.kind === 'between' && typeof asked.to === 'number') return asked.from === 0 ? `Mae ${days(asked.to)} ar y mwyaf tan y dyddiad cau` : `Mae ${String(asked.from)} i ${days(asked.to)} tan y dyddiad cau`;
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  if (asked.value === 0 && asked.kind === 'lessThan') return 'Mae’r dyddiad cau wedi mynd heibio';
  if (asked.value === 0 && asked.kind === 'atLeast') return 'Nid yw’r dyddiad cau wedi mynd heibio';
  const n = days(asked.value);
  return { moreThan: `Mae mwy na ${n} tan y dyddiad cau`, atLeast: `Mae o leiaf ${n} tan y dyddiad cau`, lessThan: `Mae llai na ${n} tan y dyddiad cau`, atMost: `Mae ${n} ar y mwyaf tan y dyddiad cau`, is: `Mae ${n} tan y dyddiad cau` }[asked.kind as string] ?? null;
}

function asksOfEvidence(asked: Comparison, more: string): string | null {
  if (asked.kind === 'some') return `Mae tystiolaeth${more}`;
  if (asked.kind === 'none') return `Nid oes tystiolaeth${more}`;
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  const n = pieces(asked.value, more);
  return { moreThan: `Mae mwy na${beforeVowel(asked.value)} ${n}`, atLeast: `Mae o leiaf ${n}`, lessThan: `Mae llai na${beforeVowel(asked.value)} ${n}`, atMost: `Mae ${n} ar y mwyaf`, is: `Mae union ${n}` }[asked.kind as string] ?? null;
}

function asksOfAge(asked: Comparison, of: string): string | null {
  if (!('value' in asked) || typeof asked.value !== 'number') return null;
  const n = days(asked.value);
  return { moreThan: `Roedd ${of} fwy na ${n} yn ôl`, atLeast: `Roedd ${of} o leiaf ${n} yn ôl`, lessThan: `Roedd ${of} lai na ${n} yn ôl`, atMost: `Roedd ${of} ${n} yn ôl ar y mwyaf` }[asked.kind as string] ?? null;
}

function asksOfStatus(asked: Comparison): string | null {
  const word = (value: Value) => statuses[String(value)] ?? String(value);
  if (asked.kind === 'is') return `Mae’r cam gweithredu ${word(asked.value)}`;
  if (asked.kind === 'isNot') return asked.value === 'notStarted' ? 'Mae’r cam gweithredu wedi cychwyn' : `Nid yw’r cam gweithredu ${word(asked.value)}`;
  if (asked.kind === 'oneOf') return `Mae’r cam gweithredu ${either(asked.values.map(word))}`;
  return asked.kind === 'noneOf' ? `Nid yw’r cam gweithredu ${either(asked.values.map(word))}` : null;
}

function asksOfReport(asked: Comparison, known: Known): string | null {
  if (asked.kind === 'is') return `Nodwyd ei fod yn ${reported(String(asked.value), known)}`;
  if (asked.kind === 'isNot') return `Ni nodwyd ei fod yn ${reported(String(asked.value), known)}`;
  if (asked.kind === 'missing') return 'Nid oes gradd wedi’i nodi';
  if (asked.kind === 'known') return 'Mae gradd wedi’i nodi';
  return asked.kind === 'oneOf' ? `Nodwyd ei fod yn ${either(asked.values.map((code) => reported(String(code), known)))}` : null;
}

/** Any fact, by its label. */
function asksByLabel(fact: FactView, asked: Comparison, known: Known, other: FactView | null | undefined): string {
  const label = fact.label.cy;
  const value = (item: Value) => (other ? `“${other.label.cy}”` : say(item, fact, known));
  const dated = fact.unit === 'date';
  switch (asked.kind) {
    case 'some': return `${label}: mwy na 0`;
    case 'none': return `${label}: dim`;
    case 'missing': return `${label}: anhysbys`;
    case 'known': return `${label}: hysbys`;
    case 'oneOf': return `${label}: ${either(asked.values.map((item) => say(item, fact, known)))}`;
    case 'noneOf': return `${label}: nid ${either(asked.values.map((item) => say(item, fact, known)))}`;
    case 'between': return `${label}: o ${say(asked.from, fact, known)} i ${say(asked.to, fact, known)}`;
    case 'holds': return `${label}: yn cynnwys ${value(asked.value)}`;
    case 'lacks': return `${label}: heb gynnwys ${value(asked.value)}`;
    case 'isNot': return `${label}: nid ${value(asked.value)}`;
    case 'moreThan': return `${label}: ${dated ? 'ar ôl' : 'mwy na'} ${value(asked.value)}`;
    case 'atLeast': return dated ? `${label}: ${value(asked.value)} neu’n hwyrach` : `${label}: o leiaf ${value(asked.value)}`;
    case 'lessThan': return `${label}: ${dated ? 'cyn' : 'llai na'} ${value(asked.value)}`;
    case 'atMost': return dated ? `${label}: ${value(asked.value)} neu’n gynharach` : `${label}: ${value(asked.value)} ar y mwyaf`;
    case 'is': return `${label}: ${value(asked.value)}`;
  }
}

function ownSentence(fact: FactView, asked: Comparison, known: Known): string | null {
  const age = ages[fact.fact];
  const evidence = evidences[fact.fact];
  if (age) return asksOfAge(asked, age.of);
  if (evidence !== undefined) return asksOfEvidence(asked, evidence);
  switch (fact.fact) {
    case 'daysOverdue':
    case 'workingDaysOverdue': return asksOfDeadline(asked, fact.unit);
    case 'daysUntilDue': return asksOfDaysLeft(asked);
    case 'status': return asksOfStatus(asked);
    case 'statedRating': return asksOfReport(asked, known);
    case 'timescalePrecision': return asked.kind === 'is' ? `Mae ei amserlen yn ${say(asked.value, fact, known)}` : asked.kind === 'isNot' ? `Nid yw ei amserlen yn ${say(asked.value, fact, known)}` : null;
    case 'due': return asked.kind === 'missing' ? 'Nid oes dyddiad' : asked.kind === 'known' ? 'Mae dyddiad' : null;
    case 'hasOwner': return asked.kind === 'is' ? (asked.value ? 'Mae rhywun yn atebol amdano' : 'Nid oes neb yn atebol amdano') : null;
    case 'timesMoved': return asked.kind === 'some' ? 'Symudwyd ei ddyddiad' : asked.kind === 'none' ? 'Ni symudwyd ei ddyddiad erioed' : null;
    default: return null;
  }
}

function foundOf(fact: FactView, known: Known): string {
  const value = fact.value ?? null;
  if (value === null) return unknown([fact]).slice(0, -1);
  const due = known.fact('due')?.value;
  const on = typeof due === 'string' ? `, ${formatDate(due, 'cy')}` : '';
  const age = ages[fact.fact];
  if (age && typeof value === 'number') {
    const date = known.fact(age.date)?.value;
    return `${age.on} ${value === 0 ? 'heddiw' : `${days(value)} yn ôl`}${typeof date === 'string' ? `, ar ${formatDate(date, 'cy')}` : ''}`;
  }
  const evidence = evidences[fact.fact];
  if (evidence !== undefined && typeof value === 'number') return value === 0 ? `Dim tystiolaeth${evidence}` : capital(pieces(value, evidence));
  switch (fact.fact) {
    case 'daysOverdue':
    case 'workingDaysOverdue': return Number(value) > 0 ? `${days(Number(value), fact.unit)} ar ôl y dyddiad cau${on}` : typeof due === 'string' ? `Y dyddiad cau yw ${formatDate(due, 'cy')}` : 'Heb fynd heibio’r dyddiad cau';
    case 'daysUntilDue': return Number(value) > 0 ? `${days(Number(value))} tan y dyddiad cau${on}` : Number(value) === 0 ? 'Heddiw yw’r dyddiad cau' : `${days(-Number(value))} ar ôl y dyddiad cau${on}`;
    case 'status': return `Mae ${say(value, fact, known)}`;
    case 'statedRating': return `Nodwyd ei fod yn ${say(value, fact, known)}`;
    case 'timescalePrecision': return `Mae ei amserlen yn ${say(value, fact, known)}`;
    case 'hasOwner': return value ? 'Mae rhywun yn atebol amdano' : 'Nid oes neb yn atebol amdano';
    case 'timesMoved': return value === 0 ? 'Ni symudwyd ei ddyddiad erioed' : `Symudwyd ei ddyddiad ${value === 1 ? 'unwaith' : value === 2 ? 'ddwywaith' : `${String(value)} gwaith`}`;
    default: return `${fact.label.cy}: ${say(value, fact, known)}`;
  }
}

/** What is not known, each thing once. */
function missing(facts: readonly FactView[]): string {
  return either([...new Set(facts.map((fact) => unknowns[fact.fact] ?? `“${fact.label.cy}”`))]);
}

const unknown = (facts: readonly FactView[]) => `Ni wyddom ${missing(facts)}.`;

function how({ fact, operator, value }: CounterfactualView, known: Known): string {
  const said = say(value, fact, known);
  const evidence = evidences[fact.fact];
  if (evidence !== undefined && typeof value === 'number') {
    if (value === 0) return `heb unrhyw dystiolaeth${evidence}`;
    if (operator === 'atLeast' && value > 1) return `gydag o leiaf ${pieces(value, evidence)}`;
    return `gyda${beforeVowel(value)} ${pieces(value, evidence)}${operator === 'atMost' ? ' ar y mwyaf' : ''}`;
  }
  if ((fact.fact === 'daysOverdue' || fact.fact === 'workingDaysOverdue') && value === 0) return 'pe na bai’r dyddiad cau wedi mynd heibio';
  if (fact.fact === 'status') return `pe bai ${said}`;
  if (fact.fact === 'statedRating') return `pe bai wedi’i nodi’n ${said}`;
  if (fact.fact === 'timescalePrecision') return `pe bai ei amserlen yn ${said}`;
  if (fact.fact === 'linkedIndicatorSignal') return `pe bai “${fact.label.cy}” yn dweud “${said}”`;
  if (fact.fact === 'hasOwner') return value ? 'pe bai rhywun yn atebol amdano' : 'pe na bai neb yn atebol amdano';
  const subject = { due: 'dyddiad cau', lastUpdatedOn: 'diweddariad diwethaf', lastEvidenceOn: 'dystiolaeth ddiweddaraf', startedOn: 'dyddiad cychwyn', forecast: 'rhagolwg' }[fact.fact];
  if (subject && typeof value === 'string') return `pe bai’r ${subject} ar ${said}${operator === 'atLeast' ? ' neu’n hwyrach' : operator === 'atMost' ? ' neu’n gynharach' : ''}`;
  const limit = operator === 'atLeast' ? 'o leiaf ' : '';
  return `pe bai “${fact.label.cy}” yn ${limit}${said}${operator === 'atMost' ? ' ar y mwyaf' : ''}`;
}

export const welsh: WhyWords = {
  asks(leaf, known) {
    if (!leaf.fact) return leaf.name ?? '';
    const asked = askedOf(leaf);
    return (leaf.expectedFact ? null : ownSentence(leaf.fact, asked, known)) ?? asksByLabel(leaf.fact, asked, known, leaf.expectedFact);
  },
  found: foundOf,
  group: (kind) => ({ ALL: 'Pob un o’r rhain', ANY: 'O leiaf un o’r rhain', NOT: 'Nid hyn' })[kind],
  unknown,
  unknownRule: (facts) => `Ni wyddom ${missing(facts)}, felly ni allai’r rheol hon fod yn gymwys.`,
  byDefault: (rating) => `Nid oedd yr un rheol yn gymwys, felly mae’r radd arferol yn sefyll: mae’n ${name(rating)}.`,
  counterfactual: (change, known) => `Byddai’n ${name(change.rating)} ${how(change, known)}.`,
  nextChange: (on, rating) => `Bydd yn troi’n ${name(rating)} ar ${formatDate(on, 'cy')} os na fydd dim yn newid.`,
  stays: (rating) => `Bydd yn aros yn ${name(rating)} nes bod rhywbeth amdano’n newid.`,
};
