// What a document says differently from a plan: actions paired, and each pair compared field by field. Nothing is
// decided here: what a difference leads to is for people to say.
import { pairActions, type PairedBy } from './pair-actions.ts';
import { plainText } from './plain-text.ts';

/** Texts of an action, in the order in which a difference is shown. */
export const comparedFields = ['ref', 'description', 'approach', 'owner', 'timescale', 'success', 'stated', 'progress'] as const;
export type ComparedField = (typeof comparedFields)[number];

export interface ComparedBranch {
  readonly ref: string | null;
  readonly title: string;
}

export interface ComparedAction {
  /** Of the caller: an id of the plan, a path of the document. */
  readonly key: string;
  readonly section: ComparedBranch;
  readonly objective: ComparedBranch;
  readonly texts: Readonly<Record<ComparedField, string | null>>;
}

export interface FieldChange {
  readonly field: ComparedField;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangedAction {
  readonly before: string;
  readonly after: string;
  readonly pairedBy: PairedBy;
  readonly fields: readonly FieldChange[];
  /** It stands under another heading. */
  readonly moved: boolean;
}

export interface PlanComparison {
  /** In the order of the plan. */
  readonly changed: readonly ChangedAction[];
  /** Keys of the document, in its order. */
  readonly added: readonly string[];
  /** Keys of the plan. */
  readonly missing: readonly string[];
  readonly unchanged: number;
}

/** Compares a plan with a document. Spaces and line ends that nobody sees are no difference; an empty text is none. */
export function comparePlans(plan: readonly ComparedAction[], document: readonly ComparedAction[]): PlanComparison {
  const { pairs, added, missing } = pairActions(plan, document);
  const compared = pairs.map(({ before, after, pairedBy }) => ({
    before: before.key, after: after.key, pairedBy,
    fields: comparedFields.flatMap((field): FieldChange[] => {
      const [was, is] = [before.texts[field], after.texts[field]];
      return plainText(was) === plainText(is) ? [] : [{ field, before: was === '' ? null : was, after: is === '' ? null : is }];
    }),
    moved: !sameBranch(before.section, after.section) || !sameBranch(before.objective, after.objective),
  }));
  const changed = compared.filter(({ fields, moved }) => fields.length > 0 || moved);
  return { changed, added: added.map(({ key }) => key), missing: missing.map(({ key }) => key), unchanged: compared.length - changed.length };
}

/** The same number, or without numbers the same title: a heading that was reworded is still that heading. */
export function sameBranch(one: ComparedBranch, other: ComparedBranch): boolean {
  if (one.ref !== null && other.ref !== null) return plainText(one.ref) === plainText(other.ref);
  return plainText(one.title) === plainText(other.title);
}
