/** The national indicators. Three measures of reoffending share a numerator or a denominator and never a name. */
import type { DefinitionVersion, IndicatorDefinition, PublishedSource } from './catalogue.ts';

const COPIED_ON = '2026-11-27';
const lait = { en: 'Department for Education, Local Authority Interactive Tool', cy: 'Yr Adran Addysg, Offeryn Rhyngweithiol Awdurdodau Lleol' };
const children10to17 = { en: 'children aged 10 to 17 living in the area', cy: 'plant 10 i 17 oed sy’n byw yn yr ardal' };
const cohort = { en: 'children in the cohort', cy: 'plant yn y garfan' };
const reoffenders = { en: 'children who reoffended', cy: 'plant a aildroseddodd' };
const reoffences = { en: 'proven reoffences', cy: 'aildroseddau a brofwyd' };

const localData = {
  en: 'Figures from a service’s own case system allow three months for cases to conclude, the published ones six: the two never agree.',
  cy: 'Mae ffigurau o system achosion y gwasanaeth ei hun yn caniatáu tri mis i achosion ddod i ben, a’r rhai cyhoeddedig chwech: ni fydd y ddau byth yn cytuno.',
};

/** Before October 2017 the cohort was a rolling year; since then it is of three months, of which four may be added up. */
function cohortVersions(counted: { en: string; cy: string }, over: { en: string; cy: string }): [DefinitionVersion, DefinitionVersion] {
  const wording = (cohortOf: string, carfan: string) => ({
    en: `${upper(counted.en)} for every one of the ${over.en}. The cohort is of children cautioned, given a non-custodial sentence, or released from custody in ${cohortOf}; each is followed for 12 months, and 6 more are allowed for cases to conclude.`,
    cy: `${upper(counted.cy)} am bob un o’r ${over.cy}. Mae’r garfan yn blant a rybuddiwyd, a gafodd ddedfryd heb garchar, neu a ryddhawyd o’r ddalfa mewn ${carfan}; dilynir pob un am 12 mis, a chaniateir 6 arall i achosion ddod i ben.`,
  });
  return [
    { version: '2016', effectiveFrom: null, wording: wording('a rolling year', 'blwyddyn dreigl'), numerator: counted, denominator: over, verified: true, caveat: localData },
    {
      version: '2017', effectiveFrom: '2017-10-01', wording: wording('three months, or in four such cohorts added up', 'tri mis, neu mewn pedair carfan o’r fath wedi’u hadio'), numerator: counted, denominator: over, verified: true,
      caveat: { en: `${localData.en} Four quarterly cohorts added up may count a child more than once.`, cy: `${localData.cy} Gall pedair carfan chwarterol wedi’u hadio gyfrif plentyn fwy nag unwaith.` },
    },
  ];
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const withoutCounts: PublishedSource = { source: lait, populationSource: null, window: 'year', copiedOn: COPIED_ON };

/** The percentages that the DfE's tool prints for one age group. */
function publishedReoffending(age: string, from: number, to: number): IndicatorDefinition {
  return {
    code: `reoffending-${age}`, group: 'national', measure: 'proportion', per: 100, polarity: 'low', windows: [], lagMonths: 18, published: withoutCounts,
    name: { en: `Reoffending, binary rate, aged ${from} to ${to}, as published`, cy: `Aildroseddu, cyfradd ddeuaidd, ${from} i ${to} oed, fel y’i cyhoeddwyd` },
    versions: [{
      version: '2024', effectiveFrom: null, verified: true, numerator: reoffenders, denominator: cohort,
      wording: {
        en: `Children aged ${from} to ${to} in the cohort who reoffended within 12 months, for every 100 in it.`,
        cy: `Plant ${from} i ${to} oed yn y garfan a aildroseddodd o fewn 12 mis, am bob 100 ynddi.`,
      },
      caveat: {
        en: 'The note of the source still describes a cohort of January to March, which was given up: take the percentages as indicative.',
        cy: 'Mae nodyn y ffynhonnell yn dal i ddisgrifio carfan Ionawr i Fawrth, y rhoddwyd y gorau iddi: cymerwch y canrannau fel arwydd yn unig.',
      },
    }],
  };
}

export const nationalIndicators: readonly IndicatorDefinition[] = [
  {
    code: 'first-time-entrants', group: 'national', measure: 'rate', per: 100_000, polarity: 'low', windows: ['year', 'rolling12'], lagMonths: null,
    name: { en: 'Children entering the justice system for the first time', cy: 'Plant sy’n dod i’r system gyfiawnder am y tro cyntaf' },
    versions: [{
      version: '2024', effectiveFrom: null, verified: true, caveat: null, denominator: children10to17,
      numerator: { en: 'children with a first caution or conviction', cy: 'plant â rhybudd neu euogfarn gyntaf' },
      wording: {
        en: 'Children aged 10 to 17 living in the area whose first caution or conviction was recorded in the calendar year, for every 100,000 children of that age.',
        cy: 'Plant 10 i 17 oed sy’n byw yn yr ardal y cofnodwyd eu rhybudd neu eu heuogfarn gyntaf yn y flwyddyn galendr, am bob 100,000 o blant o’r oedran hwnnw.',
      },
    }],
    published: {
      source: lait, window: 'year', copiedOn: COPIED_ON,
      populationSource: { en: 'Office for National Statistics, mid-2024 population estimates', cy: 'Y Swyddfa Ystadegau Gwladol, amcangyfrifon poblogaeth canol 2024' },
    },
  },
  publishedReoffending('10-14', 10, 14),
  publishedReoffending('15-17', 15, 17),
  {
    code: 'reoffending-binary', group: 'national', measure: 'proportion', per: 100, polarity: 'low', windows: ['quarter', 'rolling12', 'year'], lagMonths: 18, published: null,
    name: { en: 'Reoffending: binary rate', cy: 'Aildroseddu: cyfradd ddeuaidd' }, versions: cohortVersions(reoffenders, cohort),
  },
  {
    code: 'reoffending-frequency', group: 'national', measure: 'frequency', per: 1, polarity: 'low', windows: ['quarter', 'rolling12', 'year'], lagMonths: 18, published: null,
    name: { en: 'Reoffending: reoffences per child in the cohort', cy: 'Aildroseddu: aildroseddau fesul plentyn yn y garfan' }, versions: cohortVersions(reoffences, cohort),
  },
  {
    code: 'reoffences-per-reoffender', group: 'national', measure: 'frequency', per: 1, polarity: 'low', windows: ['quarter', 'rolling12', 'year'], lagMonths: 18, published: null,
    name: { en: 'Reoffending: reoffences per child who reoffended', cy: 'Aildroseddu: aildroseddau fesul plentyn a aildroseddodd' }, versions: cohortVersions(reoffences, reoffenders),
  },
  {
    code: 'custody-rate', group: 'national', measure: 'rate', per: 1000, polarity: 'low', windows: ['rolling12', 'year'], lagMonths: null, published: null,
    name: { en: 'Children sentenced to custody', cy: 'Plant a ddedfrydwyd i’r ddalfa' },
    versions: [{
      version: '2015', effectiveFrom: null, verified: false, denominator: children10to17,
      numerator: { en: 'custodial sentences of children', cy: 'dedfrydau o garchar i blant' },
      wording: { en: 'Custodial sentences in a rolling 12 months for every 1,000 children aged 10 to 17.', cy: 'Dedfrydau o garchar mewn 12 mis treigl am bob 1,000 o blant 10 i 17 oed.' },
      caveat: {
        en: 'Worked out from figures of published plans, not from a published definition. Numbers are tiny: one sentence more or less moves the rate.',
        cy: 'Wedi’i gyfrifo o ffigurau cynlluniau cyhoeddedig, nid o ddiffiniad cyhoeddedig. Mae’r niferoedd yn fach iawn: mae un ddedfryd fwy neu lai yn symud y gyfradd.',
      },
    }],
  },
];
