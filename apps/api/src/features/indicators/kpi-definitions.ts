/**
 * The ten key performance indicators of the Youth Justice Board, as worded at their launch in April 2023 and, where found,
 * as worded since. No date of the rewording was found; of 6 to 10 no exact numerator was.
 */
import type { Localised } from '@waymark/domain';
import type { DefinitionVersion, IndicatorDefinition } from './catalogue.ts';

const LAUNCH = '2023-04-01';
const unverified: Localised = {
  en: 'The exact numerator and denominator were not found in a published source. Check them against the current guidance before figures are relied on.',
  cy: 'Ni chafwyd hyd i’r union rifiadur ac enwadur mewn ffynhonnell gyhoeddedig. Gwiriwch hwy yn erbyn y canllawiau cyfredol cyn dibynnu ar ffigurau.',
};
const reworded: Localised = { en: 'Reworded after the launch, on a day that was not found.', cy: 'Aralleiriwyd ar ôl y lansiad, ar ddiwrnod na chafwyd hyd iddo.' };
const inCommunity: Localised = { en: 'children in the community and released from custody', cy: 'plant yn y gymuned ac a ryddhawyd o’r ddalfa' };
const ending: Localised = { en: 'children whose programme or order ended in the period', cy: 'plant y daeth eu rhaglen neu eu gorchymyn i ben yn y cyfnod' };
const orders: Localised = { en: 'orders that ended in the period', cy: 'gorchmynion a ddaeth i ben yn y cyfnod' };

/** "Children in suitable accommodation, for every 100 children in the community and released from custody." */
function version(name: string, effectiveFrom: string | null, numerator: Localised, denominator: Localised, more: Partial<DefinitionVersion> = {}): DefinitionVersion {
  const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    version: name, effectiveFrom, numerator, denominator, verified: true, caveat: null,
    wording: { en: `${first(numerator.en)}, for every 100 ${denominator.en}.`, cy: `${first(numerator.cy)}, am bob 100 o ${denominator.cy}.` }, ...more,
  };
}
const launch = (numerator: Localised, denominator: Localised, more: Partial<DefinitionVersion> = {}) => version('2023', LAUNCH, numerator, denominator, more);
const later = (numerator: Localised, denominator: Localised, more: Partial<DefinitionVersion> = {}) => version('gov.uk', null, numerator, denominator, { caveat: reworded, ...more });

function kpi(number: number, topic: string, name: Localised, polarity: IndicatorDefinition['polarity'], versions: IndicatorDefinition['versions']): IndicatorDefinition {
  return {
    // Of the first return, for April to June 2023, due in August.
    lagMonths: 2,
    code: `kpi-${number}-${topic}`, group: 'kpi', measure: 'proportion', per: 100, polarity, windows: ['quarter'], published: null, versions,
    name: { en: `KPI ${number}: ${name.en}`, cy: `DPA ${number}: ${name.cy}` },
  };
}

const need = (topic: Localised): Localised => ({ en: `children screened or identified with a need about ${topic.en}`, cy: `plant a sgriniwyd neu y nodwyd bod ganddynt angen ynghylch ${topic.cy}` });
const mentalHealth: Localised = { en: 'mental health', cy: 'iechyd meddwl' };
const substances: Localised = { en: 'substance misuse', cy: 'camddefnyddio sylweddau' };
/** Need, then help planned or offered, then attended; the share with a need is neither good nor bad. */
const needVersions = (topic: Localised): IndicatorDefinition['versions'] => [launch(need(topic), { en: 'children', cy: 'blant' }, { steps: true }), later(need(topic), orders, { steps: true })];

export const kpis: readonly IndicatorDefinition[] = [
  kpi(1, 'accommodation', { en: 'suitable accommodation', cy: 'llety addas' }, 'high', [
    launch({ en: 'children in suitable accommodation', cy: 'plant mewn llety addas' }, inCommunity),
    later({ en: 'children in suitable accommodation at the end', cy: 'plant mewn llety addas ar y diwedd' }, ending),
  ]),
  kpi(2, 'education', { en: 'education, training and employment', cy: 'addysg, hyfforddiant a chyflogaeth' }, 'high', [
    launch({ en: 'children attending suitable education, training or employment', cy: 'plant sy’n mynychu addysg, hyfforddiant neu gyflogaeth addas' }, inCommunity),
    later({ en: 'children in suitable education, training or employment at the end', cy: 'plant mewn addysg, hyfforddiant neu gyflogaeth addas ar y diwedd' }, ending),
  ]),
  kpi(3, 'additional-needs', { en: 'special educational needs and additional learning needs', cy: 'anghenion addysgol arbennig ac anghenion dysgu ychwanegol' }, 'high', [
    launch({ en: 'children in suitable education, training or employment with a formal plan for the current year', cy: 'plant mewn addysg, hyfforddiant neu gyflogaeth addas â chynllun ffurfiol ar gyfer y flwyddyn gyfredol' }, { en: 'children with such needs', cy: 'blant ag anghenion o’r fath' }),
    later({ en: 'children with a formal plan', cy: 'plant â chynllun ffurfiol' }, { en: 'children identified with such needs', cy: 'blant y nodwyd bod ganddynt anghenion o’r fath' }),
  ]),
  kpi(4, 'mental-health', { en: 'mental health and emotional wellbeing', cy: 'iechyd meddwl a lles emosiynol' }, 'neutral', needVersions(mentalHealth)),
  kpi(5, 'substance-misuse', { en: 'substance misuse', cy: 'camddefnyddio sylweddau' }, 'neutral', needVersions(substances)),
  kpi(6, 'out-of-court', { en: 'out-of-court disposals', cy: 'gwarediadau y tu allan i’r llys' }, 'high', [
    launch({ en: 'out-of-court disposals completed', cy: 'gwarediadau y tu allan i’r llys a gwblhawyd' }, { en: 'out-of-court disposals that ended', cy: 'warediadau y tu allan i’r llys a ddaeth i ben' }, { verified: false, caveat: unverified }),
  ]),
  kpi(7, 'wider-services', { en: 'links to wider services', cy: 'cysylltiadau â gwasanaethau ehangach' }, 'neutral', [
    launch({ en: 'children known to early help, with a child in need or child protection plan, or looked after', cy: 'plant sy’n hysbys i gymorth cynnar, â chynllun plentyn mewn angen neu amddiffyn plant, neu sy’n derbyn gofal' }, { en: 'children worked with', cy: 'blant y gweithir gyda hwy' }, { verified: false, caveat: unverified }),
  ]),
  kpi(8, 'board', { en: 'attendance of the management board', cy: 'presenoldeb yn y bwrdd rheoli' }, 'high', [
    launch({ en: 'senior partners who attended', cy: 'uwch bartneriaid a fynychodd' }, { en: 'senior partners of the board', cy: 'uwch bartneriaid y bwrdd' }, { verified: false, caveat: unverified }),
  ]),
  kpi(9, 'serious-violence', { en: 'serious violence', cy: 'trais difrifol' }, 'low', [
    launch({ en: 'proven offences with a gravity score of 5 or more', cy: 'troseddau a brofwyd â sgôr difrifoldeb o 5 neu fwy' }, { en: 'proven offences', cy: 'droseddau a brofwyd' }, { verified: false, caveat: unverified }),
  ]),
  kpi(10, 'victims', { en: 'work with victims', cy: 'gwaith gyda dioddefwyr' }, 'high', [
    launch({ en: 'victims who agreed to be contacted', cy: 'dioddefwyr a gytunodd i rywun gysylltu â hwy' }, { en: 'victims asked', cy: 'ddioddefwyr y gofynnwyd iddynt' }, { verified: false, caveat: unverified }),
  ]),
];
