/** The words of indicators in a board's paper, in both languages. */
import type { Language } from '@waymark/domain';
import type { Outcome, Variation, WithoutRules } from '@waymark/reporting';
import type { IndicatorEntry } from '../reviews/index.ts';

type NotCompared = NonNullable<IndicatorEntry['notCompared']>;
type Trend = NonNullable<IndicatorEntry['trend']>;
type RuleName = 'outside' | 'trend' | 'twoOfThree' | 'shift';
type WindowName = IndicatorEntry['windows'][number];

export interface FigureWords {
  heading: string;
  text: string;
  noLinks: string;
  movedBy: (actions: string) => string;
  more: (count: number) => string;
  lead: (figure: { area: string; value: string; per: string; period: string; count: string; denominator: string }) => string;
  mean: (mean: string, reported: number, of: number) => string;
  verdict: Readonly<Record<Outcome | 'one', string>>;
  sure: string;
  notCompared: (code: NotCompared, area: string, authorities: number, period: string) => string;
  noFigure: (area: string) => string;
  trend: (trend: Trend) => string;
  noTrend: string;
  outcomes: Readonly<Record<Outcome, string>>;
  none: string;
  byYear: (area: string, from: string, to: string) => string;
  besideNeighbours: (area: string, period: string) => string;
  asPublished: (area: string) => string;
  columns: Readonly<Record<'area' | 'year' | 'period' | 'rate' | 'figure' | 'interval' | 'children' | 'aged' | 'counted' | 'outOf' | 'comparison' | 'mean' | 'coverage' | 'lower' | 'upper' | 'rules', string>>;
  coverage: (reported: number, of: number) => string;
  pooled: string;
  thisService: string;
  estimated: string;
  suppressed: string;
  unconfirmed: string;
  noCount: string;
  hidden: string;
  own: (window: string, version: string) => string;
  windows: Readonly<Record<WindowName, string>>;
  newest: (figure: { period: string; value: string; numerator: string; denominator: string; interval: string | null }) => string;
  nobody: (period: string) => string;
  value: (value: string, measure: IndicatorEntry['measure'], per: string) => string;
  range: (lower: string, upper: string) => string;
  withoutRules: (why: WithoutRules, held: number) => string;
  signal: (variation: Variation, rules: string) => string;
  rules: Readonly<Record<RuleName, string>>;
  variation: Readonly<Record<Variation, string>>;
  noOwn: string;
  publicSeries: string;
  publicRolling: string;
  dataOfYear: (period: string, copied: string, source: string) => string;
  dataEstimated: string;
  neighbours: (source: string, version: string) => string;
  counted: (date: string, source: string) => string;
  definition: (version: string, wording: string) => string;
  licence: (name: string) => string;
}

const english: FigureWords = {
  heading: 'Indicators that the plan should move',
  text: 'Whether the actions make a difference is another question than whether they were done. Each figure stands with its number, its interval and the day of its data.',
  noLinks: 'No action of the plan is linked to an indicator.',
  movedBy: (actions) => `Should be moved by: ${actions}.`, more: (count) => `and ${count} more`,
  lead: ({ area, value, per, period, count, denominator }) => `${area}: ${value} per ${per} in ${period}, about ${count} of ${denominator} children aged 10 to 17.`,
  mean: (mean, reported, of) => `The unweighted mean of its statistical neighbours is ${mean}, from ${reported} of ${of}.`,
  verdict: {
    similar: 'It is similar to its neighbours: neither of two rules finds a difference.', one: 'We call it similar to its neighbours: one of two rules finds a difference, and the other does not.',
    better: 'It is better than its neighbours: both rules find a difference.', worse: 'It is worse than its neighbours: both rules find a difference.',
    higher: 'It is higher than its neighbours: both rules find a difference.', lower: 'It is lower than its neighbours: both rules find a difference.',
  },
  sure: 'The difference is almost beyond doubt (99.8%).',
  notCompared: (code, area, authorities, period) => {
    switch (code) {
      case 'noArea': return 'Not compared: the service has no area code, so that no published figure can be found for it.';
      case 'unknownArea': return 'Not compared: the area code of the service belongs to no local authority that is held.';
      case 'wales': return `Not compared: the published lists of neighbours are of England alone, and the published figures that are held leave ${area} out.`;
      case 'partnership': return `Not compared: ${area} covers ${authorities} local authorities, and statistical neighbours are published for single authorities only.`;
      case 'noFigure': return `Not compared: the source has no figure for ${area} in ${period}. It is suppressed or not available, and the source does not say which.`;
      case 'noNeighbours': return `Not compared: none of the neighbours has a figure for ${period}.`;
      case 'fewEvents': return 'Not compared: neither the service nor its neighbours have any children to count.';
      case 'notComputed': return 'Not compared: the figures do not allow it.';
      case 'notInFamily': return `Not compared: the list of neighbours leaves ${area} out.`;
      case 'notPublished': return 'Nobody publishes figures of this indicator by area, so that there is nobody to compare with.';
      case 'noCount': return 'The source publishes percentages alone. Without the number of children nobody can say whether two percentages differ.';
      case 'partnershipNoCount': return `Not shown: ${area} covers ${authorities} local authorities, whose percentages are published without the number of children and cannot be put together.`;
    }
  },
  noFigure: (area) => `No published figure is held for ${area}.`,
  trend: ({ from, to, direction, outcome }) => (direction === 'noChange' ? `From ${from} to ${to} there is no evidence of a change beyond chance.` : `From ${from} to ${to} the rate ${direction === 'increasing' ? 'rose' : 'fell'} beyond chance${outcome === 'better' ? ', which is for the better' : outcome === 'worse' ? ', which is for the worse' : ''}.`),
  noTrend: 'The last five years are not all there, so that no trend is read.',
  outcomes: { better: 'Better', worse: 'Worse', higher: 'Higher', lower: 'Lower', similar: 'Similar' }, none: 'Not compared',
  byYear: (area, from, to) => `${area} by year, ${from} to ${to}`, besideNeighbours: (area, period) => `${area} and its statistical neighbours, ${period}`, asPublished: (area) => `${area}, percentages as published by year`,
  columns: {
    area: 'Area', year: 'Year', period: 'Period', rate: 'Rate', figure: 'Figure', interval: '95% interval', children: 'Children', aged: 'Aged 10 to 17', counted: 'Counted', outOf: 'Out of', comparison: 'Beside the others',
    mean: 'Neighbours’ mean', coverage: 'Neighbours with a figure', lower: 'Lower limit', upper: 'Upper limit', rules: 'What the rules say',
  },
  coverage: (reported, of) => `${reported} of ${of}`, pooled: 'Neighbours pooled', thisService: 'this service', estimated: 'estimated',
  suppressed: '[x] suppressed or not available', unconfirmed: '[x] no confirmed figure', noCount: '[x] no count published', hidden: '[c] hidden: small numbers',
  own: (window, version) => `The service’s own figures, ${window}, definition ${version}`, windows: { quarter: 'by quarter', rolling12: 'rolling years', year: 'by year' },
  newest: ({ period, value, numerator, denominator, interval }) => `${period}: ${value}, ${numerator} of ${denominator}${interval === null ? '; there is no interval, as one child may have several' : ` (95% interval ${interval})`}.`,
  nobody: (period) => `${period}: there was nobody to count.`,
  value: (value, measure, per) => (measure === 'proportion' ? `${value}%` : measure === 'rate' ? `${value} per ${per}` : value), range: (lower, upper) => `${lower} to ${upper}`,
  withoutRules: (why, held) =>
    why === 'fewPoints' ? `Limits and rules need 13 figures, and there are ${held}: no trend is read from them.` : why === 'overlappingWindows' ? 'Each figure shares nine months with the one before, so that no rules are read.' : 'All figures are the same, so that there are no limits.',
  signal: (variation, rules) => {
    switch (variation) {
      case 'common': return 'There is no evidence of a change: the figures vary as chance has it.';
      case 'improvement': return `The newest figure is a change for the better beyond chance (${rules}).`;
      case 'concern': return `The newest figure is a change for the worse beyond chance (${rules}).`;
      case 'neutral': return `The newest figure is a change beyond chance (${rules}); whether it is good is not agreed.`;
    }
  },
  rules: { outside: 'outside the limits', trend: 'seven in a row rise or fall', twoOfThree: 'two of three near a limit', shift: 'seven in a row on one side of the mean' },
  variation: { common: 'No change', improvement: 'Better', concern: 'Worse', neutral: 'Changed' },
  noOwn: 'The service has confirmed no figure of its own.',
  publicSeries: 'Public version: figures of few children are hidden, with their limits. One series of the service’s own figures is shown.',
  publicRolling: 'Public version: the service’s own figures of rolling years are left out, because the difference of two would tell a single quarter.',
  dataOfYear: (period, copied, source) => `Data as at: calendar year ${period}, copied on ${copied}. Source: ${source}.`,
  dataEstimated: 'Numbers of children are estimated: the source publishes rates alone, which are multiplied by the population.',
  neighbours: (source, version) => `Neighbours: ${source} (version ${version}).`, counted: (date, source) => `Data as at: counted on ${date}. Source: ${source}.`, definition: (version, wording) => `Definition ${version}: ${wording}`,
  licence: (name) => `Contains public sector information licensed under the ${name}.`,
};

const welsh: FigureWords = {
  heading: 'Dangosyddion y dylai’r cynllun eu symud',
  text: 'Cwestiwn arall yw a yw’r camau gweithredu’n gwneud gwahaniaeth, nid a gawsant eu gwneud. Mae pob ffigur yn sefyll gyda’i nifer, ei gyfwng a diwrnod ei ddata.',
  noLinks: 'Nid oes cam gweithredu o’r cynllun wedi’i gysylltu â dangosydd.',
  movedBy: (actions) => `Dylid ei symud gan: ${actions}.`, more: (count) => `a ${count} arall`,
  lead: ({ area, value, per, period, count, denominator }) => `${area}: ${value} am bob ${per} yn ${period}, tua ${count} o ${denominator} o blant 10 i 17 oed.`,
  mean: (mean, reported, of) => `${mean} yw cymedr ei gymdogion ystadegol, heb ei bwysoli, o ${reported} o’r ${of}.`,
  verdict: {
    similar: 'Mae’n debyg i’w gymdogion: nid yw’r naill na’r llall o ddwy reol yn canfod gwahaniaeth.', one: 'Rydym yn ei alw’n debyg i’w gymdogion: mae un o ddwy reol yn canfod gwahaniaeth, ac nid yw’r llall.',
    better: 'Mae’n well na’i gymdogion: mae’r ddwy reol yn canfod gwahaniaeth.', worse: 'Mae’n waeth na’i gymdogion: mae’r ddwy reol yn canfod gwahaniaeth.',
    higher: 'Mae’n uwch na’i gymdogion: mae’r ddwy reol yn canfod gwahaniaeth.', lower: 'Mae’n is na’i gymdogion: mae’r ddwy reol yn canfod gwahaniaeth.',
  },
  sure: 'Mae’r gwahaniaeth bron y tu hwnt i amheuaeth (99.8%).',
  notCompared: (code, area, authorities, period) => {
    switch (code) {
      case 'noArea': return 'Heb ei gymharu: nid oes gan y gwasanaeth god ardal, felly ni ellir dod o hyd i ffigur cyhoeddedig ar ei gyfer.';
      case 'unknownArea': return 'Heb ei gymharu: nid yw cod ardal y gwasanaeth yn perthyn i unrhyw awdurdod lleol sydd gennym.';
      case 'wales': return `Heb ei gymharu: o Loegr yn unig y mae’r rhestrau cyhoeddedig o gymdogion, ac nid yw’r ffigurau cyhoeddedig sydd gennym yn cynnwys ${area}.`;
      case 'partnership': return `Heb ei gymharu: mae ${area} yn gwasanaethu ${authorities} awdurdod lleol, ac ar gyfer awdurdodau unigol yn unig y cyhoeddir cymdogion ystadegol.`;
      case 'noFigure': return `Heb ei gymharu: nid oes gan y ffynhonnell ffigur ar gyfer ${area} yn ${period}. Mae wedi’i atal neu ddim ar gael, ac nid yw’r ffynhonnell yn dweud pa un.`;
      case 'noNeighbours': return `Heb ei gymharu: nid oes gan yr un o’r cymdogion ffigur ar gyfer ${period}.`;
      case 'fewEvents': return 'Heb ei gymharu: nid oes gan y gwasanaeth na’i gymdogion blant i’w cyfrif.';
      case 'notComputed': return 'Heb ei gymharu: nid yw’r ffigurau’n caniatáu hynny.';
      case 'notInFamily': return `Heb ei gymharu: mae’r rhestr o gymdogion yn hepgor ${area}.`;
      case 'notPublished': return 'Nid oes neb yn cyhoeddi ffigurau o’r dangosydd hwn fesul ardal, felly nid oes neb i gymharu ag ef.';
      case 'noCount': return 'Canrannau’n unig y mae’r ffynhonnell yn eu cyhoeddi. Heb nifer y plant ni all neb ddweud a yw dwy ganran yn wahanol.';
      case 'partnershipNoCount': return `Heb ei ddangos: mae ${area} yn gwasanaethu ${authorities} awdurdod lleol, a chyhoeddir eu canrannau heb nifer y plant, felly ni ellir eu rhoi at ei gilydd.`;
    }
  },
  noFigure: (area) => `Nid oes ffigur cyhoeddedig ar gyfer ${area} yma.`,
  trend: ({ from, to, direction, outcome }) => (direction === 'noChange' ? `O ${from} i ${to} nid oes tystiolaeth o newid y tu hwnt i siawns.` : `O ${from} i ${to} ${direction === 'increasing' ? 'cododd' : 'gostyngodd'} y gyfradd y tu hwnt i siawns${outcome === 'better' ? ', sydd er gwell' : outcome === 'worse' ? ', sydd er gwaeth' : ''}.`),
  noTrend: 'Nid yw’r pum mlynedd diwethaf i gyd yma, felly ni ddarllenir tueddiad.',
  outcomes: { better: 'Gwell', worse: 'Gwaeth', higher: 'Uwch', lower: 'Is', similar: 'Tebyg' }, none: 'Heb ei gymharu',
  byYear: (area, from, to) => `${area} fesul blwyddyn, ${from} i ${to}`, besideNeighbours: (area, period) => `${area} a’i gymdogion ystadegol, ${period}`, asPublished: (area) => `${area}, canrannau fel y’u cyhoeddwyd fesul blwyddyn`,
  columns: {
    area: 'Ardal', year: 'Blwyddyn', period: 'Cyfnod', rate: 'Cyfradd', figure: 'Ffigur', interval: 'Cyfwng 95%', children: 'Plant', aged: '10 i 17 oed', counted: 'Cyfrifwyd', outOf: 'Allan o', comparison: 'Ochr yn ochr â’r lleill',
    mean: 'Cymedr y cymdogion', coverage: 'Cymdogion â ffigur', lower: 'Terfyn isaf', upper: 'Terfyn uchaf', rules: 'Beth mae’r rheolau’n ei ddweud',
  },
  coverage: (reported, of) => `${reported} o’r ${of}`, pooled: 'Cymdogion cyfun', thisService: 'y gwasanaeth hwn', estimated: 'amcangyfrif',
  suppressed: '[x] wedi’i atal neu ddim ar gael', unconfirmed: '[x] dim ffigur wedi’i gadarnhau', noCount: '[x] ni chyhoeddwyd nifer', hidden: '[c] wedi’i guddio: niferoedd bach',
  own: (window, version) => `Ffigurau’r gwasanaeth ei hun, ${window}, diffiniad ${version}`, windows: { quarter: 'fesul chwarter', rolling12: 'blynyddoedd treigl', year: 'fesul blwyddyn' },
  newest: ({ period, value, numerator, denominator, interval }) => `${period}: ${value}, ${numerator} o ${denominator}${interval === null ? '; nid oes cyfwng, gan y gall un plentyn fod â sawl un' : ` (cyfwng 95% ${interval})`}.`,
  nobody: (period) => `${period}: nid oedd neb i’w gyfrif.`,
  value: (value, measure, per) => (measure === 'proportion' ? `${value}%` : measure === 'rate' ? `${value} am bob ${per}` : value), range: (lower, upper) => `${lower} i ${upper}`,
  withoutRules: (why, held) =>
    why === 'fewPoints' ? `Mae terfynau a rheolau’n gofyn am 13 ffigur, ac mae ${held}: ni ddarllenir tueddiad ohonynt.` : why === 'overlappingWindows' ? 'Mae pob ffigur yn rhannu naw mis â’r un o’i flaen, felly ni ddarllenir rheolau.' : 'Mae’r ffigurau i gyd yr un fath, felly nid oes terfynau.',
  signal: (variation, rules) => {
    switch (variation) {
      case 'common': return 'Nid oes tystiolaeth o newid: mae’r ffigurau’n amrywio fel y byddai siawns.';
      case 'improvement': return `Mae’r ffigur diweddaraf yn newid er gwell y tu hwnt i siawns (${rules}).`;
      case 'concern': return `Mae’r ffigur diweddaraf yn newid er gwaeth y tu hwnt i siawns (${rules}).`;
      case 'neutral': return `Mae’r ffigur diweddaraf yn newid y tu hwnt i siawns (${rules}); nid oes cytundeb a yw’n dda.`;
    }
  },
  rules: { outside: 'y tu allan i’r terfynau', trend: 'saith yn olynol yn codi neu’n gostwng', twoOfThree: 'dau o dri ger terfyn', shift: 'saith yn olynol ar un ochr i’r cymedr' },
  variation: { common: 'Dim newid', improvement: 'Gwell', concern: 'Gwaeth', neutral: 'Wedi newid' },
  noOwn: 'Nid yw’r gwasanaeth wedi cadarnhau ffigur o’i eiddo ei hun.',
  publicSeries: 'Fersiwn gyhoeddus: cuddir ffigurau o ychydig o blant, gyda’u terfynau. Dangosir un gyfres o ffigurau’r gwasanaeth ei hun.',
  publicRolling: 'Fersiwn gyhoeddus: gadewir allan ffigurau blynyddoedd treigl y gwasanaeth ei hun, am y byddai’r gwahaniaeth rhwng dau yn datgelu un chwarter.',
  dataOfYear: (period, copied, source) => `Data fel yr oedd: blwyddyn galendr ${period}, copïwyd ar ${copied}. Ffynhonnell: ${source}.`,
  dataEstimated: 'Amcangyfrifon yw niferoedd y plant: cyfraddau’n unig y mae’r ffynhonnell yn eu cyhoeddi, ac fe’u lluosir â’r boblogaeth.',
  neighbours: (source, version) => `Cymdogion: ${source} (fersiwn ${version}).`, counted: (date, source) => `Data fel yr oedd: cyfrifwyd ar ${date}. Ffynhonnell: ${source}.`, definition: (version, wording) => `Diffiniad ${version}: ${wording}`,
  licence: (name) => `Yn cynnwys gwybodaeth sector cyhoeddus a drwyddedwyd o dan ${name}.`,
};

export const figureWords: Readonly<Record<Language, FigureWords>> = { en: english, cy: welsh };
