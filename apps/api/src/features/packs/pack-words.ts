/** The words of a board's paper, in both languages. Sentences are functions of what they say. */
import type { Language, RatingCause, RecommendationProgress, RecommendationState } from '@waymark/domain';
import type { ChangeKindName } from '../reviews/index.ts';
import type { Agency, AttendanceName, DecisionKind } from '../reviews/index.ts';

export interface PackWords {
  pageWords: readonly [page: string, of: string];
  line: (plan: string, date: string, open: boolean) => string;
  meeting: (date: string) => string;
  closed: (name: string, date: string) => string;
  open: string;
  rules: (number: number) => string;
  publicVersion: string;
  key: string;
  rating: string;
  meaning: string;
  figures: string;
  actions: string;
  ratio: (count: number, total: number) => string;
  pastDeadline: string;
  accepted: string;
  attendance: string;
  agency: string;
  attendanceOf: Readonly<Record<AttendanceName, string>>;
  agencies: Readonly<Record<Agency, string>>;
  nobodyRecorded: string;
  signOff: string;
  noSignOff: string;
  changes: (title: string) => string;
  firstReview: string;
  noChanges: string;
  change: string;
  what: string;
  kinds: Readonly<Record<ChangeKindName, string>>;
  causes: Readonly<Record<RatingCause, string>>;
  fromTo: (from: string, to: string) => string;
  days: (count: number) => string;
  exceptions: string;
  noExceptions: string;
  escalated: (count: number) => string;
  recommendations: string;
  recommendation: string;
  madeBy: string;
  answeredBy: string;
  howFar: string;
  /** How many of so many are not answered by any action. */
  unanswered: (count: number, total: number) => string;
  notPublic: string;
  progressOf: Readonly<Record<RecommendationProgress, string>>;
  stateOf: Readonly<Record<Exclude<RecommendationState, 'open'>, string>>;
  decisions: string;
  noDecisions: string;
  decisionOf: Readonly<Record<DecisionKind, string>>;
  reason: string;
  interest: string;
  wholePlan: string;
  all: string;
  action: string;
  owner: string;
  due: string;
  stated: string;
  computed: string;
  progress: string;
  measure: string;
  evidence: string;
  noOwner: string;
  noDate: string;
  noProgress: string;
  noRating: string;
  overdue: (days: number) => string;
  pieces: (count: number, verified: number) => string;
  piece: (title: string, date: string, verified: boolean) => string;
  frozen: (hash: string) => string;
}

const english: PackWords = {
  pageWords: ['Page', 'of'],
  line: (plan, date, open) => `${plan}, ratings as at ${date}${open ? ', before the meeting was closed' : ''}`,
  meeting: (date) => `Meeting on ${date}.`,
  closed: (name, date) => `Closed by ${name} on ${date}: what follows is what the board saw and decided.`,
  open: 'The review is still open: figures may change until it is closed.',
  rules: (number) => `Ratings by version ${number} of the rules.`,
  publicVersion: 'Public version: names, what owners wrote, titles of evidence, reasons and declared interests are left out.',
  key: 'Rating key', rating: 'Rating', meaning: 'Meaning',
  figures: 'The plan in figures', actions: 'Actions', ratio: (count, total) => `${count} of ${total}`, pastDeadline: 'Past their date', accepted: 'Completions accepted by the board',
  attendance: 'Who came', agency: 'Agency', attendanceOf: { member: 'Attended', deputy: 'Sent a deputy', apologies: 'Sent apologies', absent: 'Absent' },
  agencies: { council: 'Council', childrensServices: 'Children’s services', police: 'Police', health: 'Health', probation: 'Probation', education: 'Education', courts: 'Courts', housing: 'Housing', voluntary: 'Voluntary sector' },
  nobodyRecorded: 'Not recorded yet.',
  signOff: 'For sign-off', noSignOff: 'Nothing waits for sign-off.',
  changes: (title) => `What changed since ${title}`, firstReview: 'This is the first review of the plan.', noChanges: 'Nothing changed in what is compared.', change: 'Change', what: 'What changed',
  kinds: { rerated: 'Rating changed', closed: 'Closed', reopened: 'Open again', moved: 'Date moved', added: 'Added', removed: 'Not in the plan any more', reassigned: 'Other owners', reworded: 'Reworded' },
  causes: { rules: 'because the rules changed', data: 'because something became known', time: 'because days went by', override: 'by an override' },
  fromTo: (from, to) => `From ${from} to ${to}`, days: (count) => `${Math.abs(count)} ${Math.abs(count) === 1 ? 'day' : 'days'} ${count > 0 ? 'later' : 'earlier'}`,
  exceptions: 'Off track or past their date', noExceptions: 'Nothing is off track or past its date.',
  escalated: (count) => (count === 0 ? 'Nothing is escalated.' : count === 1 ? '1 action is escalated.' : `${count} actions are escalated.`),
  recommendations: 'Recommendations of reviews from outside', recommendation: 'Recommendation', madeBy: 'Made by', answeredBy: 'Answered by', howFar: 'How far',
  unanswered: (count, total) => (count === 0 ? `Each of the ${total} is answered by an action.` : `${count} of ${total} ${count === 1 ? 'is' : 'are'} answered by no action.`),
  notPublic: 'Not in the public version: the report is not published by its author.',
  progressOf: { unanswered: 'Answered by nothing', offTrack: 'Off track', atRisk: 'At risk', underWay: 'Under way', delivered: 'Delivered', accepted: 'Accepted by the board' },
  stateOf: { implemented: 'Implemented', notAccepted: 'Not accepted', superseded: 'Superseded' },
  decisions: 'Decisions', noDecisions: 'Nothing was decided.', decisionOf: { accepted: 'Accepted as complete', returned: 'Returned to the owner', externalAssurance: 'External assurance asked for', noted: 'Noted' },
  reason: 'Reason', interest: 'Declared interest', wholePlan: 'The plan as a whole',
  all: 'All actions', action: 'Action', owner: 'Owner', due: 'Due', stated: 'Stated', computed: 'By the rules', progress: 'Progress', measure: 'Success measure', evidence: 'Evidence',
  noOwner: 'No owner is named', noDate: 'No date is set', noProgress: 'Nothing was written', noRating: 'None stated',
  overdue: (days) => `${days} ${days === 1 ? 'day' : 'days'} overdue`,
  pieces: (count, verified) => (count === 0 ? 'No evidence' : `${count} ${count === 1 ? 'piece' : 'pieces'}, ${verified} verified`),
  piece: (title, date, verified) => `${title}, ${date} (${verified ? 'verified' : 'not verified'})`,
  frozen: (hash) => `The record is frozen. Its fingerprint (SHA-256) is ${hash}.`,
};

const welsh: PackWords = {
  pageWords: ['Tudalen', 'o'],
  line: (plan, date, open) => `${plan}, graddau ar ${date}${open ? ', cyn cau’r cyfarfod' : ''}`,
  meeting: (date) => `Cyfarfod ar ${date}.`,
  closed: (name, date) => `Caewyd gan ${name} ar ${date}: yr hyn sy’n dilyn yw’r hyn a welodd ac a benderfynodd y bwrdd.`,
  open: 'Mae’r adolygiad yn dal ar agor: gall ffigurau newid nes y caiff ei gau.',
  rules: (number) => `Graddau yn ôl fersiwn ${number} o’r rheolau.`,
  publicVersion: 'Fersiwn gyhoeddus: gadawyd allan enwau, yr hyn a ysgrifennodd perchnogion, teitlau tystiolaeth, rhesymau a buddiannau a ddatganwyd.',
  key: 'Allwedd raddio', rating: 'Gradd', meaning: 'Ystyr',
  figures: 'Y cynllun mewn ffigurau', actions: 'Camau gweithredu', ratio: (count, total) => `${count} o ${total}`, pastDeadline: 'Wedi mynd heibio i’w dyddiad', accepted: 'Cwblhadau a dderbyniwyd gan y bwrdd',
  attendance: 'Pwy ddaeth', agency: 'Asiantaeth', attendanceOf: { member: 'Yn bresennol', deputy: 'Anfonodd ddirprwy', apologies: 'Anfonodd ymddiheuriadau', absent: 'Yn absennol' },
  agencies: { council: 'Cyngor', childrensServices: 'Gwasanaethau plant', police: 'Heddlu', health: 'Iechyd', probation: 'Prawf', education: 'Addysg', courts: 'Llysoedd', housing: 'Tai', voluntary: 'Sector gwirfoddol' },
  nobodyRecorded: 'Heb ei gofnodi eto.',
  signOff: 'I’w gymeradwyo', noSignOff: 'Nid oes dim yn aros i’w gymeradwyo.',
  changes: (title) => `Beth newidiodd ers ${title}`, firstReview: 'Dyma adolygiad cyntaf y cynllun.', noChanges: 'Ni newidiodd dim o’r hyn a gymharir.', change: 'Newid', what: 'Beth newidiodd',
  kinds: { rerated: 'Newidiodd y radd', closed: 'Caewyd', reopened: 'Ar agor eto', moved: 'Symudwyd y dyddiad', added: 'Ychwanegwyd', removed: 'Nid yw yn y cynllun mwyach', reassigned: 'Perchnogion eraill', reworded: 'Ailgeiriwyd' },
  causes: { rules: 'oherwydd i’r rheolau newid', data: 'oherwydd i rywbeth ddod yn hysbys', time: 'oherwydd i ddyddiau fynd heibio', override: 'drwy ddiystyru' },
  fromTo: (from, to) => `O ${from} i ${to}`, days: (count) => `${Math.abs(count)} diwrnod yn ${count > 0 ? 'hwyrach' : 'gynharach'}`,
  exceptions: 'Oddi ar y trywydd neu wedi mynd heibio i’w dyddiad', noExceptions: 'Nid oes dim oddi ar y trywydd nac wedi mynd heibio i’w ddyddiad.',
  escalated: (count) => (count === 0 ? 'Nid oes dim wedi’i uwchgyfeirio.' : `Mae ${count} cam gweithredu wedi’i uwchgyfeirio.`),
  recommendations: 'Argymhellion adolygiadau allanol', recommendation: 'Argymhelliad', madeBy: 'Gwnaed gan', answeredBy: 'Atebir gan', howFar: 'Pa mor bell',
  unanswered: (count, total) => (count === 0 ? `Atebir pob un o’r ${total} gan gam gweithredu.` : `Nid oes cam gweithredu’n ateb ${count} o’r ${total}.`),
  notPublic: 'Nid yw yn y fersiwn gyhoeddus: ni chyhoeddir yr adroddiad gan ei awdur.',
  progressOf: { unanswered: 'Heb ei ateb gan ddim', offTrack: 'Oddi ar y trywydd', atRisk: 'Mewn perygl', underWay: 'Ar y gweill', delivered: 'Wedi’i gyflawni', accepted: 'Derbyniwyd gan y bwrdd' },
  stateOf: { implemented: 'Wedi’i weithredu', notAccepted: 'Heb ei dderbyn', superseded: 'Wedi’i ddisodli' },
  decisions: 'Penderfyniadau', noDecisions: 'Ni phenderfynwyd dim.', decisionOf: { accepted: 'Derbyniwyd ei fod wedi’i gwblhau', returned: 'Dychwelwyd i’r perchennog', externalAssurance: 'Gofynnwyd am sicrwydd allanol', noted: 'Nodwyd' },
  reason: 'Rheswm', interest: 'Buddiant a ddatganwyd', wholePlan: 'Y cynllun cyfan',
  all: 'Pob cam gweithredu', action: 'Cam gweithredu', owner: 'Perchennog', due: 'I’w wneud erbyn', stated: 'Datganedig', computed: 'Yn ôl y rheolau', progress: 'Cynnydd', measure: 'Mesur llwyddiant', evidence: 'Tystiolaeth',
  noOwner: 'Ni enwir perchennog', noDate: 'Ni osodwyd dyddiad', noProgress: 'Ni ysgrifennwyd dim', noRating: 'Dim wedi’i ddatgan',
  overdue: (days) => `${days} diwrnod yn hwyr`,
  pieces: (count, verified) => (count === 0 ? 'Dim tystiolaeth' : `${count} darn, ${verified} wedi’i ddilysu`),
  piece: (title, date, verified) => `${title}, ${date} (${verified ? 'wedi’i ddilysu' : 'heb ei ddilysu'})`,
  frozen: (hash) => `Mae’r cofnod wedi’i rewi. Ei ôl bys (SHA-256) yw ${hash}.`,
};

export const packWords: Readonly<Record<Language, PackWords>> = { en: english, cy: welsh };
