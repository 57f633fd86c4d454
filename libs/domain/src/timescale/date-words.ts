// Words that name a month, a season or a state in English and Welsh, as councils write them, mutations and short forms included.
import { editDistance } from '../edit-distance.ts';
import type { Season } from './timescale.ts';

const monthWords: readonly string[] = [
  'january jan ionawr',
  'february feb febr chwefror chwef',
  'march mar mawrth fawrth',
  'april apr ebrill ebr',
  'may mai fai',
  'june jun mehefin fehefin meh',
  'july jul gorffennaf orffennaf ngorffennaf gorff',
  'august aug awst',
  'september sept sep medi fedi',
  'october oct hydref',
  'november nov tachwedd dachwedd nhachwedd tach',
  'december dec rhagfyr ragfyr rhag',
];

const monthNumbers = new Map(monthWords.flatMap((words, index) => words.split(' ').map((word) => [word, index + 1] as const)));

/** 1 to 12, or null. Case and a closing full stop do not matter. */
export function monthNumber(word: string): number | null {
  return monthNumbers.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
}

/** Month words that are also everyday words: without a year they need a capital letter and a preposition. */
export const everydayMonthWords: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'mai', 'fai', 'mawrth']);

const byLength = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');

/** Source of an expression that matches one whole month word. */
export const MONTH = `(?<!\\p{L})(?:${byLength(monthNumbers.keys())})(?!\\p{L})\\.?`;

const longMonthNames = ['january', 'february', 'august', 'september', 'october', 'november', 'december'];

/** The month that a misspelt long name means ('Septmber', 'Febuary'), or null. At most two slips, first letter right. */
export function misspeltMonth(word: string): number | null {
  const lower = word.toLowerCase();
  if (lower.length < 5 || lower.length > 11) return null;
  const near = longMonthNames.find((name) => name[0] === lower[0] && Math.abs(name.length - lower.length) <= 2 && editDistance(name, lower) <= 2);
  return near ? monthNumber(near) : null;
}

const seasons: Readonly<Record<string, Season>> = {
  spring: 'spring', gwanwyn: 'spring', wanwyn: 'spring',
  summer: 'summer', haf: 'summer',
  autumn: 'autumn', hydref: 'autumn',
  winter: 'winter', gaeaf: 'winter',
};

export function seasonOf(word: string): Season | null {
  return seasons[word.toLowerCase()] ?? null;
}

/** Written in front of, behind or between dates; says nothing by itself. */
const fillers = `by the end of in on at to until till commence commences commenced before during and or then from a an be is for with this it start starting commencing beginning
  ending onward onwards w/c w/b w/e week weeks comm early mid middle late latest due date dates deadline target timescale no later than initially
  now revised extended moved was originally original new previously completion complete completed review reviewed first second phase
  between through part since started began begins annual year term half financial fiscal academic school quarter
  erbyn diwedd dechrau canol ddiwedd ddechrau ganol ym yn yng o hyd at i a ac neu y yr mis dydd tan cyn wedi ymlaen
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  llun mawrth mercher iau gwener sadwrn sul tymor thereafter then not`;
const fillerWords: ReadonlySet<string> = new Set(fillers.split(/\s+/));

const saysNothing = (word: string): boolean => {
  const bare = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return bare.length < 2 || fillerWords.has(bare) || fillerWords.has(word.toLowerCase());
};

/** What else a text says once dates are taken out: without the fillers and punctuation at either end, '' when nothing is left. */
export function withoutFillers(text: string): string {
  const words = text.split(/\s+/);
  const first = words.findIndex((word) => !saysNothing(word));
  if (first < 0) return '';
  const last = words.findLastIndex((word) => !saysNothing(word));
  return words.slice(first, last + 1).join(' ').replace(/^[\s()\-/,;:.]+|[\s()\-/,;:.]+$/g, '');
}

const notYet = /(?:\b(?:not|un|partly|partially|part|nearly|almost|mostly|largely|substantially|to be|yet to be|will be|should be|must be|once|when|until|if|heb ei|i['’]w)\s+(?:\w+ly\s+|fully\s+|yet\s+|been\s+)?|\d\s?%\s?)$/i;
const doneWords = /\b(?:achieved|completed?|done|delivered|finished|closed|cwblhawyd|cyflawnwyd|gorffenwyd|wedi['’]i (?:gwblhau|chwblhau|gyflawni|chyflawni))(?!\p{L})/giu;

/**
 * Where the text says that the work is done, or -1: 'Achieved', 'Completed', 'Wedi'i gwblhau'. 'Not complete', '90% complete',
 * 'to be completed' and 'complete by' say the opposite.
 */
export function findAchieved(text: string): number {
  for (const match of text.matchAll(doneWords)) {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (notYet.test(before) || /^\s*(?:by|before|no later|within|erbyn|in part|partly|partially)\b/i.test(after)) continue;
    return match.index;
  }
  return -1;
}

/** The text without words of completion, for what else it says. */
export const withoutDone = (text: string): string => text.replace(doneWords, ' ');

export const ongoingWords =
  /\b(?:on[- ]?going|continuous(?:ly)?|continual(?:ly)?|continuing|rolling|permanent(?:ly)?|business as usual|bau|24\/7|(?:bi-?)?(?:daily|weekly|fortnightly|monthly|quarterly|termly)|(?:bi-?)?annually|yearly|every (?:day|week|month|quarter|term|year|(?:two|three|four|six|\d+) (?:weeks|months))|(?:six|6|three|3|two|2)[- ]monthly|(?:yn )?barhaus|parhaus|parhau|yn (?:fisol|chwarterol|flynyddol|wythnosol)|misol|chwarterol|blynyddol|wythnosol)(?!\p{L})/iu;

export const toBeConfirmedWords =
  /\b(?:t\.?b\.?[cad]\.?(?!\p{L})|to be (?:confirmed|agreed|advised|determined|decided|set|arranged)|date to follow|not (?:yet )?(?:set|agreed|known|confirmed)|unknown|i['’]w (?:gadarnhau|chadarnhau|gytuno|benderfynu))/iu;

export const notApplicableWords = /^(?:n\/?a|n\.a\.|not applicable|none|nil|[-.*?]+|amherthnasol)$/i;

/** Times that depend on a day the text does not name. */
export const relativeWords =
  /\b(?:immediate(?:ly)?|with immediate effect|asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable)|urgent(?:ly)?|straight ?away|(?:with)?in (?:the next )?(?:\d+|one|two|three|four|five|six|nine|ten|twelve|eighteen|a|an) ?(?:-? ?\d+ )?(?:working )?(?:days?|weeks?|months?|years?)|(?:\d+|one|two|three|six|nine|twelve) (?:working )?(?:days?|weeks?|months?|years?)|(?:short|medium|long)(?:er)?[- ]term|next (?:week|month|quarter|year|board|meeting|review)|this (?:week|month|quarter|year)|ar unwaith|ar fyrder|o fewn)(?!\p{L})/iu;

/** '… of the inspection', '… from publication': the date that follows is where the time starts. */
export const relativeToWords = /^\s*(?:of|from|after|following|since|i|o|ar ôl)\b/i;
