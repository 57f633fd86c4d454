// Which action of a plan a row of a document is: by its number and its words, the surest pairs first.
import type { ComparedAction, ComparedBranch } from './compare-plans.ts';
import { plainText, sharedWords } from './plain-text.ts';

/** `similar` is shown as "probably the same": somebody must look. */
export type PairedBy = 'ref' | 'text' | 'similar';

export interface Pair {
  before: ComparedAction;
  after: ComparedAction;
  pairedBy: PairedBy;
}

/** From here two texts are probably one that was reworded. */
const SIMILAR = 0.6;
/** Below this a number that fits has been given to another action: documents are renumbered. */
const UNLIKE = 0.25;

type Key = (action: ComparedAction) => string | null;

const ref: Key = ({ texts }) => plainText(texts.ref).toLowerCase() || null;
const description: Key = ({ texts }) => plainText(texts.description) || null;
const branch = ({ ref: number, title }: ComparedBranch): string => plainText(number ?? title).toLowerCase();
const together = (...keys: readonly Key[]): Key => (action) => {
  const parts = keys.map((key) => key(action));
  return parts.includes(null) ? null : parts.join('\u0000');
};
const place: Key = ({ section, objective }) => `${branch(section)}\u0000${branch(objective)}`;
const objectiveAlone: Key = ({ objective }) => branch(objective);

/** In this order each rule pairs what only one action on either side fits. */
const rules: readonly { key: Key; pairedBy: PairedBy; alike?: number }[] = [
  { key: together(place, ref, description), pairedBy: 'ref' },
  { key: together(ref, description), pairedBy: 'ref' },
  { key: together(place, ref), pairedBy: 'ref', alike: SIMILAR },
  { key: together(place, description), pairedBy: 'text' },
  { key: description, pairedBy: 'text' },
  { key: together(place, ref), pairedBy: 'ref', alike: UNLIKE },
  { key: together(objectiveAlone, ref), pairedBy: 'ref', alike: UNLIKE },
  { key: ref, pairedBy: 'ref', alike: UNLIKE },
];

/** What no rule pairs is paired by likeness, most alike first; the rest was added or is missing. */
export function pairActions(plan: readonly ComparedAction[], document: readonly ComparedAction[]): { pairs: Pair[]; added: ComparedAction[]; missing: ComparedAction[] } {
  const left = new Set(plan);
  const right = new Set(document);
  const pairs = new Map<ComparedAction, Pair>();
  const pair = (before: ComparedAction, after: ComparedAction, pairedBy: PairedBy): void => {
    pairs.set(before, { before, after, pairedBy });
    left.delete(before);
    right.delete(after);
  };
  for (const { key, pairedBy, alike = 0 } of rules) {
    const [ours, theirs] = [alone(left, key), alone(right, key)];
    for (const [value, before] of ours) {
      const after = theirs.get(value);
      if (after && (alike === 0 || sharedWords(before.texts.description ?? '', after.texts.description ?? '') >= alike)) pair(before, after, pairedBy);
    }
  }
  // Rows that are the same to the letter, twice on either side: the first is the first.
  for (const before of [...left]) {
    const same = [...right].find((after) => place(after) === place(before) && description(after) === description(before) && ref(after) === ref(before));
    if (same) pair(before, same, ref(before) === null ? 'text' : 'ref');
  }
  const likely = [...left].flatMap((before) => [...right].map((after) => ({ before, after, alike: sharedWords(before.texts.description ?? '', after.texts.description ?? '') })));
  for (const { before, after } of likely.filter(({ alike }) => alike >= SIMILAR).sort((a, b) => b.alike - a.alike)) {
    if (left.has(before) && right.has(after)) pair(before, after, 'similar');
  }
  return { pairs: plan.flatMap((before) => pairs.get(before) ?? []), added: [...right], missing: [...left] };
}

/** The actions that no other shares its key with. */
function alone(actions: ReadonlySet<ComparedAction>, key: Key): Map<string, ComparedAction> {
  const found = new Map<string, ComparedAction | null>();
  for (const action of actions) {
    const value = key(action);
    if (value !== null) found.set(value, found.has(value) ? null : action);
  }
  return new Map([...found].filter((entry): entry is [string, ComparedAction] => entry[1] !== null));
}
