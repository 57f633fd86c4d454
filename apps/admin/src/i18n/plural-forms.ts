/**
 * Welsh has six plural forms (zero, one, two, few, many, other). Writers give those that differ;
 * the rest are filled from `_other`, because i18next does not fall back within a language.
 */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const suffix = /_(zero|one|two|few|many|other)$/;

/** The same tree, with every plural form of every key that has `_other`. */
export function withAllPluralForms(tree: WordTree): WordTree {
  const result: Record<string, string | WordTree> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value !== 'string') {
      result[key] = withAllPluralForms(value);
      continue;
    }
    result[key] = value;
    if (!key.endsWith('_other')) continue;
    const stem = key.replace(suffix, '');
    for (const form of forms) result[`${stem}_${form}`] ??= (tree[`${stem}_${form}`] as string | undefined) ?? value;
  }
  return result;
}

/** Key paths of a tree with plural forms folded: 'filters.count' for 'filters.count_one'. */
export function keyPaths(tree: WordTree, prefix = ''): Map<string, string> {
  const paths = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      const path = prefix + key.replace(suffix, '');
      if (!paths.has(path) || key.endsWith('_other')) paths.set(path, value);
    } else {
      for (const [path, text] of keyPaths(value, `${prefix}${key}.`)) paths.set(path, text);
    }
  }
  return paths;
}
