// The words that councils print above columns, in English and Welsh, with the field each means.
import type { PlanField } from './fields.ts';

const months = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** Dates beside a header ("Progress Sept 16", "RAG as at 30/09/16", "Q2 update") say which report it is, not what. */
const period = new RegExp(
  `(?:\\b(?:as at|as of|at|to|for|up to|end of|end)\\s+)?(?:\\b\\d{1,2}(?:st|nd|rd|th)?\\s+)?\\b(?:${months})\\b\\s*[-'’]?\\s?(?:\\d{4}|\\d{2})?\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b|\\b(?:q|quarter )[1-4]\\b|\\b20\\d\\d(?:[/-]\\d{2,4})?\\b`,
  'g',
);

const person = '(?:officer|agency|agencies|person|people|manager|partner|partners|organisation|organisations|name|names|role|member|professional|service|team|board member)s?';

/** In order: the first that fits decides. */
const rules: readonly (readonly [PlanField, RegExp])[] = [
  ['ratingAndProgress', /\b(?:b?rag|rating|status|cag)\b.*\b(?:comments?|commentary|position|narrative|notes?|updates?|evidence|progress|cynnydd|sylwadau)\b|\b(?:comments?|commentary|position|narrative|notes?|updates?|evidence|progress|cynnydd|sylwadau)\b.*\b(?:b?rag|rating|cag)\b/],
  ['linkedRecommendations', /^(?:link(?:ed|s)?(?: to)?|related|relevant|associated|corresponding)?\s*(?:to )?(?:hmip |hmi |ofsted |inspection |report |inspectorate )*(?:recs?|recommendations?) (?:no|nos|num|number|numbers|ref|refs|reference|references|link|links|#)$|^(?:link(?:ed|s)?(?: to)?|related|relevant|associated|addresses)\b.*\brec(?:s|ommendations?)?\b|^(?:hmip )?recs?$/],
  ['linkedIndicators', /^(?:link(?:ed|s)?(?: to)?|related|relevant|associated)?\s*(?:key )?(?:performance )?(?:indicators?|kpis?|pis?)(?: ref| refs| no| nos| links?| linked)?$|^link(?:ed|s)?(?: to)?\b.*\bindicators?\b/],
  ['status', /^(?:date|actual)\b.*\b(?:completed|achieved|done|finished|closed)$|^actual (?:completion|end|finish)(?: date)?$|^(?:completed|achieved|closed) (?:on|date)$|^(?:complete[d]?|done|delivered|closed)(?: y n| yes no)?$/],
  ['ref', /^(?:(?:action|item|plan|objective|task|unique|line|row|serial|sub|rec|recommendation) )?(?:no|nos|nr|num|number|ref|ref no|reference|reference no|reference number|id|#)$|^(?:item|serial|s n|sn|rhif|cyf|cyfeirnod)$/],
  ['progress', /^what progress\b|^actions? (?:taken|completed|undertaken|to date|so far|delivered)|^where (?:we are|are we)\b|^(?:what (?:we have|have we|has been|we ve) (?:done|achieved))|^how (?:are we|we are) (?:doing|progressing)|^(?:current )?situation\b|^(?:work|steps) (?:completed|undertaken|done|taken)/],
  ['timescale', /^(?:start|finish|begin) (?:and|to) (?:end|finish) dates?$/],
  ['success', /^how (?:(?:will|do|would|can|are|is) (?:we|you|it|this|success|impact|progress|they)|(?:we|you|it|success|impact|progress) (?:will|do|would|can|are|is))\b.*\b(?:know|measure|measured|evidence|evidenced|success|demonstrate|difference)|^what (?:will |does |would )?(?:success|good|difference)|^what (?:we )?(?:want|expect) to (?:be|see) different|^(?:what )?difference\b|^measurable (?:outcomes?|impacts?|results?)|^what (?:will|would) (?:be different|it look like|change)|\bsuccess\b|^(?:intended |expected |desired |planned |key |target |anticipated |required )?(?:outcomes?|impacts?|results?|benefits?|difference)\b|^(?:outcomes?|impact)\b|^(?:performance )?(?:measures?|measurements?|metrics?|targets?)(?: of.*)?$|^evidence (?:of|that|required)|^(?:canlyniad|effaith|llwyddiant|mesur)|^sut\b.*\b(?:gwybod|mesur)\b/],
  ['approach', /^how\b(?!.*\b(?:monitor|monitored|reviewed|measured)\b)|^(?:key )?deliverables?$|^(?:key |main |specific |detailed |individual |planned |supporting )?(?:tasks?|steps|sub ?actions?|milestones?|activit(?:y|ies))(?: and milestones| to be taken| required)?$|^(?:method|methodology|approach|delivery|detail|details|detailed actions?|implementation)(?: of action| steps)?$|^sut\b(?!.*\b(?:gwybod|mesur)\b)/],
  ['recommendation', /^(?:the )?(?:hmip |hmi |hmi probation |ofsted |inspection |inspectors |inspectorate |report |key |original |full |joint )*recommendations?(?: (?:made|from|of|text|in|by)\b.*)?$|^argymhell/],
  ['area', /^areas?\b(?!.*\b(?:lead|manager)\b)|^(?:priority|improvement|focus|development|inspection|practice|service) areas?$|^(?:key |inspection |hmip |main )*(?:issues?|findings?|weakness(?:es)?|concerns?|gaps?|aspects?)(?: (?:identified|raised|to address|found|noted|from|by|of|in)\b.*)?$|^what (?:the )?(?:inspectors?|hmip|ofsted|inspection|report) (?:said|found|told)\b|^(?:section|part|domain|standard|pillar|strand|workstream|work stream|key area|focus|focus area|judgement|criteria|criterion|key line of enquiry|kloe)s?$|^(?:required improvement|improvement (?:required|area|needed|theme))s?$|^what needs (?:to|improving)\b|^maes\b/],
  ['objective', /^(?:\w+ )?(?:objectives?|aims?|goals?|priorit(?:y|ies)|ambitions?|commitments?)(?: (?:and |or )?(?:no|number|for improvement|title|description|outcomes?))?$|^what (?:do )?we (?:want|need|intend|aim|are aiming) to (?:achieve|improve|see)|^(?:amcan|amcanion|blaenoriaeth|nod)\b/],
  ['theme', /^(?:themes?|category|topic|subject|type)$|^thema$/],
  ['owner', new RegExp(`^by who(?:m)?\\b|^who\\b|^(?:action |named |overall |executive |exec |strategic |operational |board |accountable |responsible |delegated |key |project |senior |delivery |lead )*(?:leads?|owners?|sponsor|sro)(?: (?:and|or|with) .*| ${person}.*)?$|^lead (?:and|or)?\\s*${person}|^(?:responsible|accountable|nominated|named|designated)\\b|^(?:persons?|people|officers?|agency|agencies|partners?|manager|managers|organisation)\\b(?: .*)?$|^(?:responsibility|responsibilities|accountability|assigned(?: to)?|allocated to|action by|actioned by|action by whom|delivered by|owned by|ownership|support|supported by|supporting ${person})(?: .*)?$|^(?:pwy|gan bwy|arweinydd|swyddog|cyfrifol|cyfrifoldeb|perchennog)\\b`)],
  ['timescale', /^by(?: when\b|$)|^when\b|^(?:action )?(?:time ?scales?|time ?frames?|time ?lines?|deadlines?|dates?)(?: .*)?$|^(?:planned|target|due|completion|end|finish|expected|proposed|agreed|anticipated|revised|original|baseline|milestone|delivery|implementation|review and completion|estimated|forecast|projected|current|new)(?: (?:planned|target|due|completion|end|finish|delivery|implementation|review))* (?:dates?|deadlines?|time ?scales?|by|completion)$|^(?:to be )?(?:completed|achieved|complete|due|done|delivered) by\b|^(?:due|completion|complete by|finish by|end|finish)$|^(?:erbyn|pryd|amserlen|dyddiad)\b/],
  ['rating', /\bb?rag\b|\bcag\b|\bragb\b|^(?:current |latest |overall |previous |action |progress |delivery |self )*rating$|^traffic lights?\b|^(?:r a g|colour|red amber green|red amber green blue|coch ambr gwyrdd)(?: rating| status)?$/],
  ['status', /^(?:current |action |progress |latest |overall |delivery |completion )*(?:status|state|statws)(?: of action)?$/],
  ['action', /^(?:the )?(?:key |agreed |proposed |planned |improvement |specific |recommended |required |main |priority |our |service |further |next |smart )*(?:actions?|tasks?|interventions?|responses?|activit(?:y|ies))(?: (?:required|needed|to be (?:taken|completed|undertaken)|plan|points?|we will take|to take|to address.*|to achieve.*|description|agreed|planned|title|detail|details|proposed|and milestones))?$|^what\b|^we (?:will|ll)\b|^(?:management )?response$|^actions? (?:we|to)\b.*|^(?:cam(?:au)?|gweithredu|gweithred|camau gweithredu|beth)\b|^description(?: of action)?$|^requirement$/],
  ['progress', /^(?:current |latest |recent |any |other |additional |further |quarterly |monthly |general |yjb |board )*(?:progress|updates?|comments?|commentary|position|notes?|narrative|achievements?|monitoring|evidence|remarks)\b|\b(?:progress|commentary|current position|position statement|update)\b|^(?:cynnydd|sylwadau|diweddariad|tystiolaeth)\b|^assurance\b/],
];

/** Asked last, of short headers only: "Milestones/Actions", "Council lead", "Expected to be done when". */
const looseRules: readonly (readonly [PlanField, RegExp])[] = [
  ['owner', /\b(?:leads?|owners?|responsible|accountable|who|whom)\b/],
  ['timescale', /\b(?:time ?scales?|time ?frames?|time ?lines?|deadlines?|when|due|target date)\b/],
  ['success', /\b(?:outcomes?|impacts?|success)\b/],
  ['recommendation', /\brecommendations?\b/],
  ['action', /\bactions?\b/],
];

/** A header that names an owner and a time: "Who and by when", "Lead / timescale". */
export function namesOwnerAndTime(header: string): boolean {
  const words = normaliseHeader(header);
  return /\b(?:who|whom|lead|leads|owner|officer|responsible|responsibility)\b/.test(words) && /\b(?:when|time ?scales?|time ?frames?|deadlines?|dates?)\b/.test(words);
}

/** Lower case, without punctuation and dates, in single spaces. */
export function normaliseHeader(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bn[°º]/g, 'no')
    .replace(/[’']s\b/g, 's')
    .replace(period, ' ')
    .replace(/[^\p{L}\p{N}#\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The field a header means, or null. Long texts are no headers. */
export function fieldOfHeader(text: string): PlanField | null {
  if (text.length > 120) {
    const short = withoutGuidance(text);
    return short.length < text.length ? fieldOfHeader(short) : null;
  }
  const outside = text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  const inside = /\(([^)]*)\)/.exec(text)?.[1] ?? '';
  for (const candidate of [normaliseHeader(text), normaliseHeader(outside), normaliseHeader(inside)]) {
    if (candidate === '' || candidate.split(' ').length > 12) continue;
    for (const [field, words] of rules) if (words.test(candidate)) return field;
  }
  const first = withoutGuidance(text);
  if (first.length < text.trim().length && first.length > 2) return fieldOfHeader(first);
  const twice = fieldOfBoth(text);
  if (twice) return twice;
  const words = normaliseHeader(outside);
  if (words !== '' && words.split(' ').length <= 6 && !/[.;]\s*$/.test(text.trim())) for (const [field, loose] of looseRules) if (loose.test(words)) return field;
  // A header that is nothing but a date ("Sept 16") heads the progress of that month.
  return text.trim() !== '' && normaliseHeader(text) === '' && /\d/.test(text) ? 'progress' : null;
}

/** A header without the guidance that some templates print below it or in brackets. */
export function withoutGuidance(text: string): string {
  return (/^\s*[^\n(]{2,60}(?=\s*[\n(])/.exec(text)?.[0] ?? text).trim();
}

/** "Cyf / Ref": one header in two languages; "Lead / Deadline" names the owner first. */
function fieldOfBoth(text: string): PlanField | null {
  const parts = text.split(/\s*[/|\n]\s*/).filter((part) => part.trim() !== '');
  if (parts.length !== 2) return null;
  const [first, second] = parts.map(fieldOfHeader);
  return first === second || (first === 'owner' && second === 'timescale') ? (first ?? null) : null;
}

/** Header of a grouping that is a section of the plan rather than an area to improve. */
export function namesSection(header: string): boolean {
  return /^(?:section|part|domain|standard|pillar|strand|workstream|work stream)s?\b/.test(normaliseHeader(header));
}
