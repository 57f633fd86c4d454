/** A family as a list of neighbours that the service's indicators are compared by. Pure. */
import { localDate, type IsoDate } from '@waymark/domain';
import { editionOn, groupsFromList, isComputed } from '@waymark/reporting';
import type { NeighbourModel } from '../indicators/index.ts';
import type { FamilyVersionRow } from './families.store.ts';
import type { NamedArea } from './named-area.ts';
import { MOST_MEMBERS } from './family-members.ts';
import { countingVersions } from './new-family.ts';

/** In addresses; no published list begins so. */
export const modelCode = (familyId: string): string => `own-${familyId}`;

/**
 * The version in force on the day. Null before the first, and where the area of the service does not go with its members: it may
 * have changed since.
 * @param versions of one family
 * @param own the area of the service
 */
export function modelOn(versions: readonly FamilyVersionRow[], own: NamedArea, day: IsoDate): NeighbourModel | null {
  const groups = countingVersions(versions).flatMap((version) => {
    const area = version.level === 'service' ? own.within : own.service === null ? null : own.authority;
    if (area === null) return [];
    const rows = version.members.filter((member) => member.area !== area).map(({ area: neighbour, closeness }, place) => ({ area, neighbour, rank: place + 1, closeness }));
    const listed = groupsFromList({ code: modelCode(version.familyId), version: String(version.version), effectiveFrom: version.effectiveFrom, rows, most: MOST_MEMBERS });
    const group = isComputed(listed) ? listed.groups.get(area) : undefined;
    return group ? [group] : [];
  });
  const edition = editionOn({ groups, day });
  if (!isComputed(edition)) return null;
  const { code, version } = edition.group;
  const chosen = versions.find((one) => String(one.version) === version);
  if (!chosen) return null;
  const { level, nameEn, nameCy, effectiveFrom, recordedAt, familyId } = chosen;
  return {
    code, version, level, name: { en: nameEn, cy: nameCy ?? nameEn }, groups: new Map([[level === 'service' ? own.within : (own.authority ?? ''), edition.group]]),
    kept: { familyId, version: chosen.version, effectiveFrom, chosenOn: localDate(recordedAt.toISOString()) },
  };
}
