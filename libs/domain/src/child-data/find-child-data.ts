/**
 * Finds what looks like data about one child in a text that should hold none. Answers places and kinds, never the text
 * itself, so that what was found is not stored a second time. Its miss and false-alarm rates are measured
 * (child-data.test.ts, docs/child-data.md): it helps people to look, it does not look for them.
 */
import { isIsoDate, type IsoDate } from '../dates/iso-date.ts';
import { isLearnerNumber, isNhsNumber } from './person-numbers.ts';

export const childDataCodes = ['nhsNumber', 'learnerNumber', 'personNumber', 'dateOfBirth', 'nameWithDate', 'nameWithAge', 'namedChild', 'initials', 'postcode'] as const;
export type ChildDataCode = (typeof childDataCodes)[number];

export interface ChildDataFinding {
  code: ChildDataCode;
  /** Place in the text, in UTF-16 units; `end` is exclusive. */
  start: number;
  end: number;
  /** `certain` patterns are hardly ever anything else; `possible` ones are often harmless. */
  certainty: 'certain' | 'possible';
}

/** Somebody whom a youth justice service would call a child, in English and Welsh. */
const child = String.raw`(?:children|child|young persons?|yp|c?yp|pupil|student|boy|girl|lad|daughter|son|sibling|teenager|juvenile|defendant|looked[- ]after child|plentyn|person ifanc|bachgen|merch|disgybl)`;
/** Spaces and words are bounded everywhere, so that no text takes longer than its length. A capitalised word that may be a name: with accents, a hyphen or an apostrophe inside. */
const word = String.raw`\p{Lu}[\p{Ll}’']{1,30}(?:-\p{Lu}\p{Ll}{1,30})?`;
const month = String.raw`(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}`;
const fullDate = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?\s{0,3}[./ -]\s{0,3}(?:\d{1,2}|${month})\s{0,3}[./ ,-]\s{0,3}(?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}-\d{2}-\d{2})\b`;

const born = new RegExp(String.raw`\b(?:d\.?\s?o\.?\s?b\.?|date of birth|dyddiad geni|born(?: on)?|ganwyd|ganed)\s{0,3}[:=-]?\s{0,3}(?:is |was |on |ar |ym )?(${fullDate})`, 'giu');
const tenDigits = /(?<!\d|\d-)(\d{3})([ -]?)(\d{3})([ -]?)(\d{4})(?![\d-])/g;
const numbered = /\b(?:uln|upn|unique (?:pupil|learner) n(?:umber|o)\.?|pnc(?:\s?id)?|nhs(?: n(?:umber|o)\.?)?|rhif (?:gig|dysgwr))(?: n(?:umber|o)\.?)?\s{0,3}[:#=-]?\s{0,3}(?:is )?((?:\d{2,4}\/\d{1,7}[A-Z])|[A-Z]?\d[\d -]{6,14}\d[A-Z]?)/gi;
const pupilNumber = /\b[A-HJ-NP-RT-Z]\d{3}\d{4}\d{4}[\dA-Z]\b/g;
const dottedInitials = new RegExp(String.raw`\b${child}\s{0,3}[:,(-]?\s{0,3}((?:\p{Lu}\.\s?){2,3})`, 'giu');
const plainInitials = new RegExp(String.raw`\b${child}\s{0,3}[:,(-]?\s{0,3}(\p{Lu}{1,2})(?![\p{L}\d.&/-])`, 'giu');
const called = new RegExp(String.raw`\b${child}\s{1,3}(?:called|named|whose name is|known as|o’r enw|o'r enw)\s{1,3}(${word})`, 'giu');
const titled = new RegExp(String.raw`\b(?:young person|child|yp|pupil)\s{1,3}(${word}\s{1,3}(?:${word}|\p{Lu}\b))`, 'giu');
const agedAfter = new RegExp(String.raw`(?<!\p{L})(${word}(?:\s${word})?)\s{0,3}(?:,|\(|-|–)?\s{0,3}(?:aged?|is|yn)\s{1,3}(?:1[0-9]|[5-9])(?!\d)(?!\s{0,3}(?:%|months|weeks|days|actions|cases|of)\b)`, 'gu');
const agedBefore = new RegExp(String.raw`(?<!\d)(?:1[0-9]|[5-9])[ -]?(?:year[ -]old|yr[ -]?old|y\/?o|oed)\b,?\s{0,3}(?:called |named |${child} )?(${word})`, 'gu');
const named = new RegExp(String.raw`(?<!\p{L})(?:${word}\s(?:${word})|\p{Lu}\.\s?\p{Lu}\.?)(?:'s|’s)?[\s,:;(–-]{1,4}(?:on |born |b\.\s?)?(${fullDate})`, 'gu');
const postcodes = /\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2})\b/g;

/** Two capitals that stand for something else after "child" or "young person". */
const acronyms: ReadonlySet<string> = new Set(['CE', 'CJ', 'CP', 'ED', 'EP', 'HR', 'IT', 'LA', 'MH', 'PD', 'PE', 'QA', 'RJ', 'SW', 'UK', 'US', 'YJ', 'YO', 'YP', 'IN', 'OF', 'TO', 'OR', 'AT', 'ON', 'I']);
/** First words of names that are of no person: of months, roles, places and meetings. */
const noName = /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Head|Service|Team|Board|Management|Chair|Director|Deputy|Youth|Young|Voice|Survey|Participation|Referral|Premium|Protection|Judge|Councillor|Children|Local|Action|Actions|Plan|Quality|Case|Practice|Manager|Operational|Strategic|Key|Stage|Year|Week|Quarter|Version|Review|Report|Meeting|Minutes|Audit|Inspection|Probation|Police|Crown|Magistrates|Standard|Standards|Objective|Part|Section|Phase|Level|Age|The|This|That|These|It|He|She|They|There|Where|When|Each|Every|All|Target|Deadline|Due|By|From|Until|Before|After|Last|Next|Updated|Completed|Started|Recruitment|Partnership|Executive|Steering|Safeguarding|Health|Education|Housing|Data|Performance|Workforce|Training|Learning|Supervision|Policy|National|Annual|Final|Draft|Good|Friday|Monday|Tuesday|Wednesday|Thursday|Saturday|Sunday|Easter|Christmas)\b/;

/** Kinds that are hardly ever anything else, once each. None of them depends on the day. */
export function certainChildData(text: string): ChildDataCode[] {
  const certain = findChildData(text, '2000-01-01').filter(({ certainty }) => certainty === 'certain');
  return [...new Set(certain.map(({ code }) => code))];
}

/**
 * Findings in the order of the text; those of one place are told once, the more certain first.
 * @param today in Europe/London: a date next to a name counts when it makes somebody of 5 to 25
 */
export function findChildData(text: string, today: IsoDate): ChildDataFinding[] {
  const found: ChildDataFinding[] = [];
  const add = (code: ChildDataCode, certainty: ChildDataFinding['certainty'], match: RegExpMatchArray): void => {
    const start = match.index ?? 0;
    found.push({ code, certainty, start, end: start + match[0].length });
  };
  for (const match of text.matchAll(born)) add('dateOfBirth', 'certain', match);
  for (const match of text.matchAll(numbered)) add(/nhs|gig/i.test(match[0]) ? 'nhsNumber' : /uln|learner|dysgwr/i.test(match[0]) ? 'learnerNumber' : 'personNumber', 'certain', match);
  for (const match of text.matchAll(pupilNumber)) add('personNumber', 'certain', match);
  for (const match of text.matchAll(tenDigits)) {
    const digits = `${match[1]}${match[3]}${match[5]}`;
    // Grouped as the NHS prints it, a number that passes the check is hardly ever another; a bare one may be.
    if (isNhsNumber(digits)) add('nhsNumber', match[2] !== '' && match[2] === match[4] ? 'certain' : 'possible', match);
    else if (isLearnerNumber(digits)) add('learnerNumber', 'possible', match);
  }
  for (const match of text.matchAll(dottedInitials)) if (isCapital(match[1])) add('initials', 'certain', match);
  for (const match of text.matchAll(plainInitials)) if (isCapital(match[1]) && !acronyms.has(match[1] ?? '')) add('initials', 'possible', match);
  for (const match of text.matchAll(called)) if (isCapital(match[1])) add('namedChild', 'certain', match);
  for (const match of text.matchAll(titled)) if (isName(match[1]) && !noName.test(match[1] ?? '')) add('namedChild', 'possible', match);
  for (const match of text.matchAll(agedAfter)) if (!noName.test(match[1] ?? '')) add('nameWithAge', 'possible', match);
  for (const match of text.matchAll(agedBefore)) if (!noName.test(match[1] ?? '')) add('nameWithAge', 'possible', match);
  for (const match of text.matchAll(named)) if (!noName.test(match[0]) && isBirthOfAChild(match[1] ?? '', today)) add('nameWithDate', 'possible', match);
  for (const match of text.matchAll(postcodes)) add('postcode', 'possible', match);
  return withoutRepeats(found);
}

/** The patterns ignore case for the words before; what follows must be written with a capital. */
const isCapital = (text: string | undefined): boolean => /^\p{Lu}/u.test(text ?? '');

const isName = (text: string | undefined): boolean => /^\p{Lu}\p{Ll}\S*\s+\p{Lu}/u.test(text ?? '');

function isBirthOfAChild(date: string, today: IsoDate): boolean {
  if (!isIsoDate(today)) return true;
  const written = /(?:19|20)\d{2}/.exec(date)?.[0];
  const short = Number(/\d{2}$/.exec(date)?.[0] ?? '0');
  const now = Number(today.slice(0, 4));
  const year = written === undefined ? (short + 2000 > now ? short + 1900 : short + 2000) : Number(written);
  return now - year >= 5 && now - year <= 25;
}

function withoutRepeats(found: ChildDataFinding[]): ChildDataFinding[] {
  const ordered = found.sort((a, b) => a.start - b.start || Number(a.certainty === 'possible') - Number(b.certainty === 'possible') || b.end - a.end);
  const kept: ChildDataFinding[] = [];
  for (const finding of ordered) {
    const last = kept.at(-1);
    if (!last || finding.start >= last.end) kept.push(finding);
    else if (last.certainty === 'possible' && finding.certainty === 'certain') kept[kept.length - 1] = finding;
  }
  return kept;
}
