// Reads a heading, a merged row or a title cell: what it opens (section, objective, recommendation),
// its number, and what else councils put into titles.

export type TitleKind = 'section' | 'objective' | 'recommendation' | 'recommendationList' | 'plain';

export interface Title {
  kind: TitleKind;
  /** "Part A" for sections; the bare number for objectives and recommendations. */
  ref: string | null;
  title: string;
  /** The word that labels it, in lower case: "objective", "part". */
  label: string | null;
  champion: string | null;
}

const id = '(?:[A-Z]{0,3}\\.?\\d{1,3}(?:\\.\\d{1,3})*[a-z]?|[A-Z]|[IVX]{1,5}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)';
const labelled = (words: string): RegExp => new RegExp(`^((?:(?:strategic|improvement|key|overarching|overall|high[- ]level|hmip|inspection|national|quality) )?(?:${words}))(?:\\s+(?:no\\.?|number))?(?:\\s+|(?=\\d))(${id})(?![\\p{L}\\d])(\\s*[:.)–—-]+\\s*|\\s*\\n\\s*|\\s*$|\\s+)`, 'iu');

const sectionLabel = labelled('part|section|domain|standard|chapter|pillar|work ?stream|strand|theme|appendix|annex|area|module|rhan|adran|parth|safon|thema|maes');
const objectiveLabel = labelled('objective|priority|outcome|aim|goal|area (?:for|of|requiring|needing) (?:improvement|development)|key area|improvement area|areas? requiring improvement|ambition|commitment|amcan|blaenoriaeth|nod');
const recommendationLabel = labelled('recommendation|rec|argymhelliad');
/** The label at the start of a text. Words that only look like a number ("Area a child lives in") are none. */
function labelOf(pattern: RegExp, text: string): RegExpExecArray | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, , number = '', separator = ''] = match;
  const parted = /[:.)\n–—-]/.test(separator) || match[0].length === text.length;
  const rest = text.slice(match[0].length);
  if (!parted && !/^[\p{Lu}\d"'‘“(]/u.test(rest)) return null;
  const written = /\d/.test(number) || number.length > 2 || number === number.toUpperCase() || parted;
  return written ? match : null;
}

/** "Objective: …" without a number. */
const objectiveWord = /^((?:(?:strategic|improvement|key|overarching) )?(?:objective|priority|aim|goal|area (?:for|of|requiring) improvement|amcan|blaenoriaeth))\s*[:–—-]\s*(?=\S)/i;
const championText = /[\s,;:.–—-]*[([]?\s*\b((?:management )?board champion|board lead|board sponsor|champion|lead board member|hyrwyddwr(?: y bwrdd)?)\s*[:–—-]\s*([^)\]\n]+?)\s*[)\]]?\s*$/i;

/** Takes a title apart. The title's text keeps every word except the label, the number and the champion. */
export function readTitle(text: string): Title {
  // No title is so long, and expressions over it would cost.
  if (text.length > 1500) return { kind: 'plain', ref: null, title: text, label: null, champion: null };
  const found = championText.exec(text);
  const champion = found ? found[2]!.trim() : null;
  const rest = (found ? text.slice(0, found.index) : text)
    .replace(/\s*\((?:continued|cont(?:inued|['’.]?d)?\.?)\)\s*$/i, '')
    .trim();
  const recommendation = labelOf(recommendationLabel, rest);
  if (recommendation) return { kind: 'recommendation', ref: recommendation[2]!, title: after(rest, recommendation), label: 'recommendation', champion };
  const objective = labelOf(objectiveLabel, rest);
  if (objective) return { kind: 'objective', ref: objective[2]!, title: after(rest, objective), label: objective[1]!.toLowerCase(), champion };
  const section = labelOf(sectionLabel, rest);
  if (section && (section[2]!.length < 6 || /\d/.test(section[2]!))) {
    const label = section[1]!.replace(/\s+/g, ' ');
    return { kind: 'section', ref: `${label} ${section[2]!}`, title: after(rest, section), label: label.toLowerCase(), champion };
  }
  const unnumbered = /^((?:hmip |inspection )?(?:recommendation|argymhelliad))\s*[:–—-]\s*(?=\S)/i.exec(rest);
  if (unnumbered) return { kind: 'recommendation', ref: null, title: after(rest, unnumbered), label: 'recommendation', champion };
  const word = objectiveWord.exec(rest);
  if (word) return { kind: 'objective', ref: null, title: after(rest, word), label: word[1]!.toLowerCase(), champion };
  if (/^(?:the )?(?:hmip |inspection |key |inspectors['’]? |our |hmi probation )*(?:recommendations?|argymhellion)(?: (?:from|of|made|in|for)\b.*)?:?$/i.test(rest)) {
    return { kind: 'recommendationList', ref: null, title: rest, label: null, champion };
  }
  const numbered = /^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\p{Lu})/u.exec(rest);
  return { kind: 'plain', ref: numbered?.[1] ?? null, title: numbered ? rest.slice(numbered[0].length) : rest, label: null, champion };
}

/** What follows the label; a bare "Objective 3" keeps its label as the title. */
function after(text: string, match: RegExpExecArray): string {
  const rest = text.slice(match[0].length).trim();
  return rest === '' ? text : rest;
}

/** A heading that only announces a table. */
export function isGeneric(title: string): boolean {
  return /^(?:the |our |detailed |full |post[- ]inspection )*(?:actions?|action plan|improvement plan|plan|tasks?|delivery plan|introduction|background|overview|contents|table of contents|summary|update|progress|appendix|key|legend|sheet ?\d*|taflen ?\d*|action tracker|tracker|plan tracker|main|data|worksheet ?\d*)$/i.test(title.trim());
}
