// The frameworks that Waymark knows. What was not read in a published source says so and is not relied on.
import type { FrameworkDomain, FrameworkRating, FrameworkVersion, InspectionFramework, ScoreBand } from './framework.ts';
import type { Localised } from '../wording.ts';

const fourWords = (scored: boolean): FrameworkRating[] =>
  ([
    ['outstanding', { en: 'Outstanding', cy: 'Rhagorol' }],
    ['good', { en: 'Good', cy: 'Da' }],
    ['requires-improvement', { en: 'Requires improvement', cy: 'Angen gwella' }],
    ['inadequate', { en: 'Inadequate', cy: 'Annigonol' }],
  ] as const).map(([code, label], place) => ({ code, label, score: scored ? 3 - place : null }));

const domain = (code: string, title: Localised, standards: readonly Localised[], countsToOverall = true): FrameworkDomain => ({
  code, title, standards: standards.map((standard, place) => ({ code: `${code}.${place + 1}`, title: standard, countsToOverall })),
});

const assessment: Localised = { en: 'Assessment', cy: 'Asesu' };
const planning: Localised = { en: 'Planning', cy: 'Cynllunio' };
const delivery: Localised = { en: 'Implementation and delivery', cy: 'Gweithredu a chyflawni' };

const organisation = domain('1', { en: 'Organisational delivery', cy: 'Cyflawni sefydliadol' }, [
  { en: 'Governance and leadership', cy: 'Llywodraethu ac arweinyddiaeth' },
  { en: 'Staff', cy: 'Staff' },
  { en: 'Partnerships and services', cy: 'Partneriaethau a gwasanaethau' },
  { en: 'Information and facilities', cy: 'Gwybodaeth a chyfleusterau' },
]);
const court = domain('2', { en: 'Court disposals', cy: 'Gwarediadau llys' }, [assessment, planning, delivery, { en: 'Reviewing', cy: 'Adolygu' }]);
const outOfCourt = (fourth: Localised): FrameworkDomain => domain('3', { en: 'Out-of-court disposals', cy: 'Gwarediadau y tu allan i’r llys' }, [assessment, planning, delivery, fourth]);

/** As usually stated. Of 79 reports read, none had 6, 7 or 30: there the rating is as the report prints it. */
const bandsOf36: readonly ScoreBand[] = [
  { rating: 'inadequate', from: 0, to: 6, certain: { from: 0, to: 5 } },
  { rating: 'requires-improvement', from: 7, to: 18, certain: { from: 8, to: 18 } },
  { rating: 'good', from: 19, to: 30, certain: { from: 19, to: 29 } },
  { rating: 'outstanding', from: 31, to: 36, certain: { from: 31, to: 36 } },
];

const twelve = (version: string, from: string | null, domains: readonly FrameworkDomain[]): FrameworkVersion => ({
  version, from, ratings: fourWords(true), domains, bands: bandsOf36,
  caveat: {
    en: 'The limits between the overall ratings are inferred from published reports. A standard for which too few cases were inspected may be left unrated, and then no limit is applied.',
    cy: 'Casglwyd y ffiniau rhwng y sgoriau cyffredinol o adroddiadau cyhoeddedig. Gellir gadael safon heb sgôr os arolygwyd rhy ychydig o achosion, ac yna ni chymhwysir unrhyw ffin.',
  },
});

export const inspectionFrameworks: readonly InspectionFramework[] = [
  {
    code: 'youth-inspection',
    name: { en: 'Inspection of youth offending services', cy: 'Arolygiad o wasanaethau troseddau ieuenctid' },
    publisher: { en: 'HM Inspectorate of Probation', cy: 'Arolygiaeth Prawf Ei Fawrhydi' },
    versions: [
      twelve('2018', '2018-08-01', [organisation, court, outOfCourt({ en: 'Joint working', cy: 'Cydweithio' })]),
      twelve('2021', null, [
        organisation, court, outOfCourt({ en: 'Out-of-court disposal policy and provision', cy: 'Polisi a darpariaeth gwarediadau y tu allan i’r llys' }),
        domain('4', { en: 'Resettlement', cy: 'Ailsefydlu' }, [{ en: 'Resettlement policy and provision', cy: 'Polisi a darpariaeth ailsefydlu' }], false),
      ]),
    ],
  },
  {
    code: 'children-and-victims',
    name: { en: 'Inspection of youth justice work with children and victims', cy: 'Arolygiad o waith cyfiawnder ieuenctid gyda phlant a dioddefwyr' },
    publisher: { en: 'HM Inspectorate of Probation', cy: 'Arolygiaeth Prawf Ei Fawrhydi' },
    versions: [{
      version: '2025', from: null, ratings: fourWords(false), bands: null,
      domains: [
        domain('1', { en: 'Children', cy: 'Plant' }, [{ en: 'Work with children', cy: 'Gwaith gyda phlant' }]),
        domain('2', { en: 'Victims', cy: 'Dioddefwyr' }, [{ en: 'Work with victims', cy: 'Gwaith gyda dioddefwyr' }]),
      ],
      caveat: {
        en: 'How two ratings make the overall one was not found in a published source: the overall rating is kept as the report prints it. A fuller type of inspection that adds leadership is not included yet.',
        cy: 'Ni chafwyd hyd mewn ffynhonnell gyhoeddedig i sut y mae dau sgôr yn gwneud y sgôr cyffredinol: cedwir y sgôr cyffredinol fel y mae’r adroddiad yn ei argraffu. Nid yw’r math llawnach o arolygiad sy’n ychwanegu arweinyddiaeth wedi’i gynnwys eto.',
      },
    }],
  },
];

/** Null when no such version is known. */
export function frameworkVersionOf(framework: string, version: string): FrameworkVersion | null {
  return inspectionFrameworks.find(({ code }) => code === framework)?.versions.find((one) => one.version === version) ?? null;
}
