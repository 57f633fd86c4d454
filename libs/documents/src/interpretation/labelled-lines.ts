// Lines such as "Linked HMIP Recommendations: 5 & 12" or "Board Champion: …" below an objective's title.

export interface Annotations {
  champion?: string;
  linkedRecommendations?: string;
  linkedIndicators?: string;
  targetDate?: string;
  theme?: string;
  owner?: string;
  success?: string;
}

type Kind = keyof Annotations;

const labels: readonly (readonly [Kind, string])[] = [
  ['champion', '(?:management )?board champions?|board leads?|board sponsors?|champions?|lead board members?|executive sponsors?|hyrwyddwr(?: y bwrdd)?'],
  ['linkedRecommendations', '(?:linked|related|relevant|associated)(?: to)? (?:hmip |hmi |inspection |report |ofsted )*(?:recommendations?|recs?)(?: nos?\\.?| numbers?)?|links? to (?:hmip |inspection )*(?:recommendations?|recs?)(?: nos?\\.?| numbers?)?|(?:hmip|inspection) recommendations?(?: nos?\\.?| numbers?)?|argymhellion cysylltiedig'],
  ['linkedIndicators', '(?:linked|related|relevant|associated)(?: to)? (?:key )?(?:performance )?(?:indicators?|kpis?|measures?)|links? to (?:key )?(?:performance )?(?:indicators?|kpis?)|(?:key )?performance indicators?|kpis?|dangosyddion(?: perfformiad)?(?: cysylltiedig)?'],
  ['targetDate', 'target date|completion date|target completion date|to be (?:achieved|completed) by|deadline|dyddiad targed'],
  ['theme', 'theme|thema'],
  ['owner', 'objective (?:lead|owner)|lead officer|lead|owner|accountable officer|senior responsible officer|sro'],
  ['success', 'what success will look like|success (?:measures?|criteria)|(?:intended |expected |desired )?outcomes?'],
];

const anyLabel = new RegExp(labels.map(([, words]) => `(?:${words})`).join('|'), 'i');
const opening = new RegExp(`^\\W*(?:${anyLabel.source})\\s*[:–—-]`, 'i');
const finder = new RegExp(`(?:^|[\\n\\t|;,(]|\\s{2,}|(?<=\\S)\\s+(?=(?:Linked|Board|Related)\\b))\\s*(${anyLabel.source})\\s*[:–—-]\\s*`, 'gi');

/** Reads all labels of a line; null when the line does not begin with one. */
export function readAnnotations(text: string): Annotations | null {
  if (text.length > 1000 || !opening.test(text)) return null;
  const found = [...text.matchAll(finder)];
  const result: Annotations = {};
  found.forEach((match, n) => {
    const value = text
      .slice(match.index + match[0].length, found[n + 1]?.index)
      .replace(/^[\s:]+|[\s;,|)]+$/g, '')
      .trim();
    const kind = kindOf(match[1] ?? '');
    if (kind && value !== '') result[kind] = value;
  });
  return Object.keys(result).length > 0 || found.length > 0 ? result : null;
}

function kindOf(label: string): Kind | null {
  for (const [kind, words] of labels) if (new RegExp(`^(?:${words})$`, 'i').test(label.trim())) return kind;
  return null;
}
