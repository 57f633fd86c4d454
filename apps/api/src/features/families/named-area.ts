/** Which area somebody means: an authority by code or name, or a youth justice service by name. Pure; one reading of the crosswalk. */
import { editDistance } from '@waymark/domain';
import { servicesOf, type OpenData } from '../indicators/index.ts';

/** Of authorities by ONS code, or of whole youth justice services by name. */
export type FamilyLevel = 'authority' | 'service';

export interface NamedArea {
  /** As somebody would call it: the authority's name, or the service's. */
  readonly name: string;
  /** The ONS code; null when a whole service of several authorities is named. */
  readonly authority: string | null;
  /** The service as a whole; null when one of its several authorities is named. */
  readonly service: string | null;
  /** The service that the named belongs to, or is. */
  readonly within: string;
}

export type Named =
  | { readonly kind: 'area'; readonly area: NamedArea }
  | { readonly kind: 'former'; readonly name: string }
  /** A code, and beside it the name of another area. */
  | { readonly kind: 'differs'; readonly code: string; readonly name: string }
  | { readonly kind: 'unknown'; readonly suggestion: string | null };

export interface NamedAreas {
  readonly find: (text: string) => Named;
  /** Of the area that a service covers. */
  readonly ofCode: (code: string) => NamedArea | null;
}

/** What people write around a name, and what they leave out of it. */
const ceremony = /\b(?:the|royal|london|metropolitan|borough|county|city|council|unitary|authority|of|youth|justice|offending|service|team|yjs|yot|yos|combined)\b/g;

/** The same for two spellings of one name. */
const folded = (name: string): string => name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('&', ' and ').replaceAll(/[^a-z0-9]+/g, ' ').trim();
const plain = (name: string): string => folded(name).replaceAll(ceremony, ' ').replaceAll(/ +/g, ' ').trim();

export function namedAreas({ authorities, former }: Pick<OpenData, 'authorities' | 'former'>): NamedAreas {
  const members = servicesOf(authorities);
  const ofCode = (code: string): NamedArea | null => {
    const authority = authorities.get(code);
    return authority ? { name: authority.name, authority: code, service: members.get(authority.service)?.length === 1 ? authority.service : null, within: authority.service } : null;
  };
  const areas = new Map<string, NamedArea>();
  for (const code of authorities.keys()) areas.set(authorities.get(code)?.name ?? '', ofCode(code)!);
  for (const [service, codes] of members) {
    const [only = ''] = codes;
    // "Cornwall" is an authority and the service of several that is called after it: the other lines say which is meant.
    if (codes.length === 1) areas.set(service, { ...ofCode(only)!, name: areas.has(service) ? service : (authorities.get(only)?.name ?? service) });
    else areas.set(service, { name: service, authority: areas.get(service)?.authority ?? null, service, within: service });
  }
  const byFolded = index(areas, folded);
  const byPlain = index(areas, plain);
  const gone = new Map([...former.values()].map((name) => [folded(name.replace(/ \(before \d+\)$/, '')), name]));

  const byName = (text: string): NamedArea | null => areas.get(text) ?? byFolded.get(folded(text)) ?? byPlain.get(plain(text)) ?? null;
  const find = (text: string): Named => {
    const [, code = '', rest = ''] = /^([A-Z]\d{8})[\s,–-]*(.*)$/i.exec(text.trim()) ?? [];
    if (code !== '') {
      const area = ofCode(code.toUpperCase());
      const beside = rest === '' ? area : byName(rest);
      // What follows may be likeness in words, which the caller then looks for.
      if (area && !beside) return { kind: 'unknown', suggestion: area.name };
      if (area && beside?.within !== area.within) return { kind: 'differs', code: code.toUpperCase(), name: area.name };
      const name = former.get(code.toUpperCase());
      return area ? { kind: 'area', area } : name === undefined ? { kind: 'unknown', suggestion: null } : { kind: 'former', name };
    }
    const area = byName(text);
    if (area) return { kind: 'area', area };
    const name = gone.get(folded(text));
    return name === undefined ? { kind: 'unknown', suggestion: nearest(text, [...areas.keys()]) } : { kind: 'former', name };
  };
  return { find, ofCode };
}

/** By another spelling; one that two areas share says nothing. */
function index(areas: ReadonlyMap<string, NamedArea>, spell: (name: string) => string): ReadonlyMap<string, NamedArea> {
  const found = new Map<string, NamedArea | null>();
  for (const [name, area] of areas) {
    const key = spell(name);
    const other = found.get(key);
    found.set(key, other === undefined || (other?.authority === area.authority && other?.service === area.service) ? area : null);
  }
  return new Map([...found].flatMap(([key, area]) => (area && key !== '' ? [[key, area] as const] : [])));
}

/** The name with the fewest letters to change, where those are few; null when nothing is near. */
function nearest(text: string, names: readonly string[]): string | null {
  const wanted = plain(text);
  if (wanted.length < 3 || wanted.length > 60) return null;
  const ranked = names.map((name) => ({ name, distance: editDistance(wanted, plain(name)) })).sort((a, b) => a.distance - b.distance);
  const [first] = ranked;
  if (first && first.distance <= Math.max(1, Math.floor(wanted.length / 4))) return first.name;
  // Part of a longer name, such as "Richmond".
  const holding = names.filter((name) => wanted.length > 3 && plain(name).split(' ').includes(wanted));
  return holding[0] ?? null;
}
