// Owners as a plan writes them in one cell: who is accountable is proposed, never lost, and nobody is invented.
import type { ImportedOwner } from './imported-plan.ts';

const words = (list: string): RegExp => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');

/** Somebody or some body that can own an action. */
const strongNoun = words(
  'managers?|heads?|directors?|officers?|leads?|leaders?|chairs?|chairperson|vice[- ]chair|boards?|co-?ordinators?|workers?|supervisors?|commanders?|superintendent|inspector|sergeant|constable|executives?|advis[eo]rs?|members?|reps?|representatives?|partnership|panel|council|nurses?|psychologists?|therapists?|practitioners?|champions?|secretary|clerk|analysts?|consultants?|teachers?|magistrates?|trainers?|commissioners?|councillor|specialists?|administrators?|committee|subgroup|sub-group|group|staff|pennaeth|phennaeth|rheolwr|rheolwyr|reolwr|cyfarwyddwr|gyfarwyddwr|swyddog|swyddogion|cadeirydd|gadeirydd|bwrdd|cydlynydd|gydlynydd|arweinydd|gweithiwr|grŵp|panel|cyngor',
);
/** A body by itself ('Police and Probation'), but also part of a job title ('Head of Children and Family Services'). */
const weakNoun = words('police|probation|services?|teams?|units?|health|education|housing|partners|partnerships|agency|agencies|school|schools|court|courts|heddlu|prawf|tîm|gwasanaeth|iechyd|addysg');
const acronym = /^(?:the\s+)?(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&-]{1,7}$/; // YOT, YJB, HoS, DCI
const personName = /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof|Sir|DI|DCI|PC)\.?\s+)?\p{Lu}[\p{L}'’-]*\.?(?:\s+(?:\p{Lu}[\p{L}'’-]*\.?|de|van|der|ap|ab)){1,3}$/u;
/** One word that is an owner by itself in a list: 'Health, Education and Police'. */
const singleBody = /^(?:police|probation|health|education|housing|partners|camhs|heddlu|prawf|iechyd|addysg)$/i;
/** What a job is about, in brackets behind it: 'Assistant Director (Children's Services)'. */
const subject = /(?:services?|health|education|housing|police|probation|schools?|courts?)$/i;
const body = /(?:^|\s)(?:services?|teams?|units?|health|education|housing|police|probation|partners|partnerships|agency|agencies|schools?|courts?|heddlu|prawf|tîm|gwasanaeth|iechyd|addysg)$/iu;
const jobOf = /\b(?:of|for)\s+[^,]+$/i;
const qualifier = /^(?:interim|acting|lead|support|supporting|tbc|tba|vacant|all|accountable|joint|deputy|temporary|seconded|dros dro)(?!\p{L})/iu;
const startsSmall = /^\p{Ll}/u;

const isStrong = (text: string): boolean => strongNoun.test(text) || acronym.test(text.trim());
const isOwner = (text: string): boolean => isStrong(text) || weakNoun.test(text) || personName.test(text.trim());

/** Whether the words around an 'and' name two owners rather than one job ('Training and Development Manager'). */
function namesTwo(left: string, right: string): boolean {
  if (!isOwner(left) || !isOwner(right)) return false;
  const leftIsName = personName.test(left) && !isStrong(left) && !weakNoun.test(left);
  const rightIsName = personName.test(right) && !isStrong(right) && !weakNoun.test(right);
  if (leftIsName || rightIsName) return (leftIsName || isStrong(left)) && (rightIsName || isStrong(right)) && !(rightIsName && jobOf.test(left));
  if (isStrong(right)) return isStrong(left) || (weakNoun.test(left) && !/^\p{L}+$/u.test(left)) || /^(?:police|probation|partners|heddlu)$/i.test(left);
  // 'Head of Children and Family Services': the second half belongs to the job.
  return !jobOf.test(left);
}

function splitOnAnd(text: string): string[] {
  for (const match of text.matchAll(/\s+(?:and|&|\+|a|ac)\s+|\s*;\s*/gi)) {
    const left = text.slice(0, match.index).trim();
    const right = text.slice(match.index + match[0].length).trim();
    if (!left || !right) continue;
    const welsh = /^\s+ac?\s+$/i.test(match[0]);
    if (match[0].includes(';') || (!welsh && namesTwo(left.split(',').at(-1)?.trim() ?? left, right.split(/,|\s+(?:and|&)\s+/i)[0]?.trim() ?? right)) || (welsh && strongNoun.test(left) && strongNoun.test(right))) {
      const list = left.split(',').map((part) => part.trim());
      const isList = list.length > 1 && singleBody.test(list.at(-1) ?? '') && list.every(isOwner);
      return [...(isList ? list : splitOnAnd(left)), ...splitOnAnd(right)];
    }
  }
  return splitOnComma(text);
}

/** 'Head of Service, Quality Manager' are two; 'Assistant Director, Public Health' and 'Jo Smith, Director' are one. */
function splitOnComma(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim()).filter(Boolean);
  if (parts.length < 2) return [text];
  const names = parts.filter((part) => personName.test(part) && !isStrong(part) && !weakNoun.test(part)).length;
  if (names === parts.length) return parts;
  if (names > 0) return [text];
  const bodyLast = parts.length === 2 && (acronym.test(parts[1] ?? '') || /\b(?:board|panel|council|partnership|group|committee)$/i.test(parts[1] ?? ''));
  return parts.every((part) => isStrong(part) || (parts.length > 2 && singleBody.test(part))) && !bodyLast ? parts : [text];
}

const initials = (text: string): string => text.split(/[\s-]+/).filter((word) => !/^(?:of|the|and|for|&)$/i.test(word)).map((word) => word[0] ?? '').join('').toUpperCase();

/** 'X (Y)' are two owners, unless the brackets abbreviate or qualify X: 'Youth Offending Team (YOT)', 'Head of Service (interim)'. */
function splitOnBrackets(text: string): string[] {
  const match = /^([^()]+)\(([^()]+)\)\s*(.*)$/su.exec(text);
  const outside = match?.[1]?.trim();
  const inside = match?.[2]?.trim();
  if (!match || !outside || !inside) return [text];
  const rest = match[3]?.replace(/^\s*[,/&]\s*|^\s*and\s+/i, '').trim();
  const tail = rest ? splitOnBrackets(rest) : [];
  const abbreviates = inside.toUpperCase() === initials(outside) || initials(inside) === outside.toUpperCase();
  const isSubject = isStrong(outside) && !isStrong(inside) && subject.test(inside);
  const isOther = isStrong(inside) || body.test(inside) || personName.test(inside);
  if (abbreviates || isSubject || !isOther || qualifier.test(inside) || startsSmall.test(inside)) return [`${outside} (${inside})`, ...tail];
  return [outside, inside, ...tail];
}

const cleaned = (text: string): string =>
  text
    .replace(/^[\s•·▪*\u2022-]+|^\(?\d{1,2}[.)]\s+/gu, '')
    .replace(/^(?:lead(?: officer| agency)?|owner|responsible|accountable|support(?:ed by|ing)?|partners?|with|arweinydd)\s*[:-]\s*/i, '')
    .replace(/^([^(]*)\)$/, '$1')
    .replace(/[\s,;:/&+-]+$|^[\s,;:/&+]+/g, '')
    .replace(/(?<=\p{Ll})\.$/u, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The owners of a cell in the order written, without repeats; the first one is proposed as accountable. Splits at lines,
 * slashes, semicolons, brackets and "supported by"; at "and", "&" and commas only where both sides can own something.
 */
export function splitOwners(text: string): ImportedOwner[] {
  if (/^\s*n\s*\/\s*a\.?\s*$/i.test(text)) return [];
  const seen = new Set<string>();
  const names = text
    .slice(0, 2_000)
    .normalize('NFC')
    .replace(/\band\s*\/\s*or\b/gi, '/')
    .replaceAll('\u000b', '\n') // Word's soft line break
    .replace(/[\s(,;]+(?=(?:lead|support(?:ed by|ing)?|partners?|with)\s*:)/gi, '\n') // 'Lead: X Support: Y', 'X (Support: Y)'
    .split(/[\r\n\t]+|\s*\/\s*(?!c\b)|\s*[;|•]\s*|\s+(?:supported by|with support from|assisted by|in (?:partnership|conjunction|consultation|liaison) with|working with|with)\s+/i)
    .flatMap((part) => splitOnBrackets(cleaned(part)))
    .flatMap((part) => (part.includes('(') ? [part] : splitOnAnd(cleaned(part))))
    .map(cleaned)
    .filter((name) => /[\p{L}\d]/u.test(name) && !/^(?:n\/?a|tbc|tba|none|vacant)$/i.test(name));
  const owners: ImportedOwner[] = [];
  for (const name of names) {
    const key = name.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    owners.push({ name, accountable: owners.length === 0 });
  }
  return owners;
}
