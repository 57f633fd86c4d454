// Sentences of refusals, in both languages: what happened, and what to do next. Pure.
import type { Language } from '../../../i18n/languages.ts';
import { textOf, type Parameters } from './finding-parameters.ts';
import type { DocumentRefusal } from './refusal-kinds.ts';

export interface RefusalWords {
  /** What happened, one sentence. */
  what: string;
  /** What to do next, one sentence. */
  next: string;
}

type Dictionary = Readonly<Record<DocumentRefusal, (parameters: Parameters) => RefusalWords>>;

const say = (what: string, next: string) => (): RefusalWords => ({ what, next });
const number = (parameters: Parameters, name: string, otherwise: string) => textOf(parameters, name) ?? otherwise;

const resave = 'Open it in Word or Excel, save a new copy and choose that copy.';
const planOnly = 'Save the plan alone in a new file and choose that file.';
const en: Dictionary = {
  empty: say('The file is empty.', 'Choose the file that holds the plan.'),
  tooLarge: (p) => ({ what: `The file is larger than ${number(p, 'limitMegabytes', '25')} MB.`, next: 'Remove pictures from it, or split the plan, and choose it again.' }),
  wrongType: say('The file is of a kind that we cannot read as a plan.', 'Save it as .docx, .xlsx or .csv and choose that file.'),
  notWhatItSays: say('The file is not what its name says it is.', 'Save it again from the program that made it and choose the new copy.'),
  oldFormat: (p) => ({ what: 'The file has the format that Word and Excel used before 2007.', next: `Open it, save it as ${number(p, 'wanted', '.docx or .xlsx')} and choose that file.` }),
  encrypted: say('The file is protected by a password.', 'Save a copy without the password and choose that copy.'),
  macros: (p) => ({ what: 'The file holds macros, which can do harm.', next: `Save it as ${number(p, 'wanted', '.docx or .xlsx')} without macros and choose that file.` }),
  damaged: say('The file is damaged.', resave),
  bomb: say('The file unpacks to far more than a plan needs.', planOnly),
  tooManyParts: say('The file holds more parts than a plan needs.', planOnly),
  nestedArchive: say('Another file is embedded in the file.', 'Remove embedded files, save it and choose it again.'),
  unsafePath: say('The file holds a part with an unsafe name.', resave),
  doctype: say('The file holds something that Word and Excel do not write.', resave),
  tooManyCells: say('The file holds more cells than we can read.', 'Keep only the sheets of the plan and choose it again.'),
  outOfMemory: say('The file is too complex to read.', planOnly),
  outOfTime: (p) => ({ what: `Reading the file took longer than ${number(p, 'limitSeconds', '30')} seconds.`, next: planOnly }),
  stopped: say('Reading the file stopped before it was finished.', 'Choose it again; if that happens twice, save a new copy first.'),
};

const resaveCy = 'Agorwch hi yn Word neu Excel, cadwch gopi newydd a dewiswch y copi hwnnw.';
const planOnlyCy = 'Cadwch y cynllun ar ei ben ei hun mewn ffeil newydd a dewiswch y ffeil honno.';
const cy: Dictionary = {
  empty: say('Mae’r ffeil yn wag.', 'Dewiswch y ffeil sy’n cynnwys y cynllun.'),
  tooLarge: (p) => ({ what: `Mae’r ffeil yn fwy na ${number(p, 'limitMegabytes', '25')} MB.`, next: 'Tynnwch luniau ohoni, neu rhannwch y cynllun, a dewiswch hi eto.' }),
  wrongType: say('Mae’r ffeil o fath na allwn ei darllen fel cynllun.', 'Cadwch hi fel .docx, .xlsx neu .csv a dewiswch y ffeil honno.'),
  notWhatItSays: say('Nid yw’r ffeil yr hyn y mae ei henw’n ei ddweud.', 'Cadwch hi eto o’r rhaglen a’i gwnaeth a dewiswch y copi newydd.'),
  oldFormat: (p) => ({ what: 'Mae’r ffeil yn y fformat a ddefnyddiai Word ac Excel cyn 2007.', next: `Agorwch hi, cadwch hi fel ${number(p, 'wanted', '.docx neu .xlsx')} a dewiswch y ffeil honno.` }),
  encrypted: say('Mae’r ffeil wedi’i diogelu â chyfrinair.', 'Cadwch gopi heb y cyfrinair a dewiswch y copi hwnnw.'),
  macros: (p) => ({ what: 'Mae’r ffeil yn cynnwys macros, a all wneud niwed.', next: `Cadwch hi fel ${number(p, 'wanted', '.docx neu .xlsx')} heb facros a dewiswch y ffeil honno.` }),
  damaged: say('Mae’r ffeil wedi’i difrodi.', resaveCy),
  bomb: say('Mae’r ffeil yn dadbacio i lawer mwy nag y mae ar gynllun ei angen.', planOnlyCy),
  tooManyParts: say('Mae’r ffeil yn cynnwys mwy o rannau nag y mae ar gynllun eu hangen.', planOnlyCy),
  nestedArchive: say('Mae ffeil arall wedi’i mewnblannu yn y ffeil.', 'Tynnwch y ffeiliau sydd wedi’u mewnblannu, cadwch hi a dewiswch hi eto.'),
  unsafePath: say('Mae’r ffeil yn cynnwys rhan ag enw anniogel.', resaveCy),
  doctype: say('Mae’r ffeil yn cynnwys rhywbeth nad yw Word nac Excel yn ei ysgrifennu.', resaveCy),
  tooManyCells: say('Mae’r ffeil yn cynnwys mwy o gelloedd nag y gallwn eu darllen.', 'Cadwch daflenni’r cynllun yn unig a dewiswch hi eto.'),
  outOfMemory: say('Mae’r ffeil yn rhy gymhleth i’w darllen.', planOnlyCy),
  outOfTime: (p) => ({ what: `Cymerodd darllen y ffeil fwy na ${number(p, 'limitSeconds', '30')} eiliad.`, next: planOnlyCy }),
  stopped: say('Stopiodd y darllen cyn iddo orffen.', 'Dewiswch y ffeil eto; os digwydd hynny ddwywaith, cadwch gopi newydd yn gyntaf.'),
};

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, cy };

const unknown: Readonly<Record<Language, RefusalWords>> = {
  en: { what: 'The file could not be read.', next: resave },
  cy: { what: 'Nid oedd modd darllen y ffeil.', next: resaveCy },
};

/** Words for a refusal; a code of a newer API that has none yet gets general ones. */
export function refusalWords(reason: { code: string; parameters: Parameters }, language: Language): RefusalWords {
  const dictionary = dictionaries[language];
  return Object.hasOwn(dictionary, reason.code) ? dictionary[reason.code as DocumentRefusal](reason.parameters) : unknown[language];
}
