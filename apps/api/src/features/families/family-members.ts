/** The members of a family from what somebody typed or uploaded: all of them, or none and what is wrong in which line. Pure. */
import { readCsvLines, type RowFaults } from '../../platform/csv/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';
import type { FamilyLevel, NamedArea, NamedAreas } from './named-area.ts';

/**
 * With two, each would be half of what the service is measured by, and one figure that is not published would leave a
 * comparison with a single other service.
 */
export const LEAST_MEMBERS = 3;
/** More than the largest region has; a chart of more could not be read. */
export const MOST_MEMBERS = 40;
export const LONGEST_CLOSENESS = 40;

export interface FamilyMember {
  /** ONS code of an authority, or the name of a service. */
  readonly area: string;
  /** As the service says it; '' where it says nothing. */
  readonly closeness: string;
}

/** Nearest first. */
export interface FamilyMembers {
  readonly level: FamilyLevel;
  readonly members: readonly FamilyMember[];
}

export type ReadMembers =
  | ({ readonly kind: 'members' } & FamilyMembers)
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'faults'; readonly faults: readonly RowFaults[] };

interface Line {
  readonly line: number;
  readonly reasons: Reason[];
  readonly area: NamedArea | null;
  readonly second: string;
}

const heads = ['area', 'authority', 'localauthority', 'service', 'name', 'code', 'gss', 'gsscode', 'onscode', 'member', 'neighbour', 'ardal', 'awdurdod', 'gwasanaeth', 'enw', 'cod', 'aelod', 'cymydog'];
/** As the published lists say it, so that a reader meets one word for one thing. */
const LABELS = ['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close'];

/** @param own the area of the service that keeps the family */
export function readMembers(text: string, own: NamedArea, areas: NamedAreas, noChildNamed?: boolean | null): ReadMembers {
  const read = readCsvLines(text);
  if (read.kind === 'refused') return read;
  const [first, ...rest] = read.lines;
  const body = first && heads.includes((first.cells[0] ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')) ? rest : read.lines;
  if (body.length === 0) return { kind: 'refused', reason: reason('fewMembers', { field: 'members', least: LEAST_MEMBERS, count: 0 }) };
  if (body.length > MOST_MEMBERS) return { kind: 'refused', reason: reason('tooManyMembers', { field: 'members', limit: MOST_MEMBERS }) };
  const lines = body.map(({ line, cells }) => readLine(line, cells, own, areas));
  const level = levelOf(lines, own);
  checkAlike(lines, level);
  const ranked = checkSeconds(lines, noChildNamed);
  const faults = lines.filter(({ reasons }) => reasons.length > 0).map(({ line, reasons }) => ({ line, reasons }));
  if (faults.length > 0) return { kind: 'faults', faults };
  if (lines.length < LEAST_MEMBERS) return { kind: 'refused', reason: reason('fewMembers', { field: 'members', least: LEAST_MEMBERS, count: lines.length }) };
  const ordered = ranked ? [...lines].sort((a, b) => Number(a.second) - Number(b.second)) : lines;
  return { kind: 'members', level, members: ordered.map(({ area, second }) => ({ area: nameAt(area, level) ?? '', closeness: ranked ? '' : labelOf(second) })) };
}

/** Some names hold a comma: the longest beginning of the line that names an area is the area. */
function readLine(line: number, cells: readonly string[], own: NamedArea, areas: NamedAreas): Line {
  const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  const found = [...filled.keys()].reverse().map((last) => ({ named: areas.find(filled.slice(0, last + 1).join(', ')), rest: filled.slice(last + 1) })).find(({ named }) => named.kind !== 'unknown');
  const [text = '', second = ''] = filled;
  if (!found) {
    const named = areas.find(text);
    const suggestion = named.kind === 'unknown' ? named.suggestion : null;
    return { line, area: null, second, reasons: [suggestion === null ? reason('unknownArea', { area: shown(text) }) : reason('unknownAreaNear', { area: shown(text), suggestion })] };
  }
  const { named, rest } = found;
  const reasons: Reason[] = rest.length > 1 ? [reason('threeColumns')] : [];
  if (named.kind === 'former') reasons.push(reason('formerAuthority', { area: named.name }));
  if (named.kind === 'differs') reasons.push(reason('codeOfAnother', { code: named.code, area: named.name }));
  const area = named.kind === 'area' ? named.area : null;
  if (area?.within === own.within) reasons.push(reason('ownArea', { area: area.name }));
  return { line, area, reasons, second: rest[0] ?? '' };
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const nameAt = (area: NamedArea | null, level: FamilyLevel): string | null => area && (level === 'service' ? area.service : area.authority);

/**
 * Whole services where every line can be one, since those can be compared with a partnership, too; single authorities where a
 * line names a part of a service. A service of several authorities is compared as a whole, and so are its neighbours.
 */
function levelOf(lines: readonly Line[], own: NamedArea): FamilyLevel {
  const known = lines.flatMap(({ area }) => area ?? []);
  return own.service === null || known.some(({ authority }) => authority === null) || known.every(({ service }) => service !== null) ? 'service' : 'authority';
}

/** No mixture of levels, and nobody twice. */
function checkAlike(lines: readonly Line[], level: FamilyLevel): void {
  const seen = new Map<string, number>();
  for (const { area, line, reasons } of lines) {
    const name = nameAt(area, level);
    if (area && name === null) reasons.push(reason('partOfService', { area: area.name, service: area.within }));
    const earlier = name === null ? undefined : seen.get(name);
    if (earlier !== undefined) reasons.push(reason('sameAsLine', { line: earlier }));
    else if (name !== null) seen.set(name, line);
  }
}

/** Whether the second column holds places; then every line has one of its own. */
function checkSeconds(lines: readonly Line[], noChildNamed?: boolean | null): boolean {
  const ranked = lines.some(({ second }) => /^\d{1,3}$/.test(second));
  const places = new Map<number, number>();
  for (const { second, line, reasons } of lines) {
    if (!ranked) {
      if (second.length > LONGEST_CLOSENESS) reasons.push(reason('textTooLong', { limit: LONGEST_CLOSENESS }));
      reasons.push(...reasonsAgainstChildData({ members: second }, noChildNamed));
    } else if (!/^\d{1,3}$/.test(second)) reasons.push(reason('placeMissing'));
    else {
      const earlier = places.get(Number(second));
      if (earlier !== undefined) reasons.push(reason('placeTwice', { line: earlier }));
      else places.set(Number(second), line);
    }
  }
  return ranked;
}

const labelOf = (second: string): string => LABELS.find((label) => label.toLowerCase() === second.toLowerCase()) ?? second;
