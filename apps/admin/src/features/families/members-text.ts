/** Members as lines of text, to go on from. Pure. */
import type { NeighbourFamilyLevel, NeighbourFamilyPartsFragment } from '../../graphql/generated/graphql.ts';

type Member = NeighbourFamilyPartsFragment['versions'][number]['members'][number];

const cell = (text: string): string => (/[",;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** An authority with its code: some share their name with a service of several. */
export function membersText(level: NeighbourFamilyLevel, members: readonly Member[]): string {
  return members.map(({ area, name, closeness }) => [cell(level === 'AUTHORITY' ? `${area} ${name}` : name), ...(closeness === '' ? [] : [cell(closeness)])].join(',')).join('\n');
}
