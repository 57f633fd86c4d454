// Brawddegau Cymraeg: the Welsh sentences of every kind of finding.
import { formatDate } from '@waymark/domain';
import { countOf, textOf, type FindingDictionary, type Parameters } from './finding-parameters.ts';

const colours: Readonly<Record<string, string>> = { red: 'coch', amber: 'ambr', green: 'gwyrdd', blue: 'glas' };

/** “geiriau’r cyngor”, or other words when the parameter is missing. */
function quote(parameters: Parameters, otherwise: string, ...names: readonly string[]): string {
  const text = textOf(parameters, ...names);
  return text === null ? otherwise : `“${text}”`;
}

function colour(parameters: Parameters): string {
  const code = textOf(parameters, 'code', 'rating', 'shade');
  return code === null ? 'y lliw' : (colours[code] ?? code);
}

function date(parameters: Parameters): string | null {
  const due = textOf(parameters, 'due', 'date', 'later');
  return due === null ? null : formatDate(due, 'cy');
}

export const findingWordsCy: FindingDictionary = {
  childDataSuspected: {
    kind: 'Gwybodaeth bosibl am blentyn',
    sentence: () => 'Gall hyn fod yn wybodaeth am blentyn. Nid yw Waymark byth yn ei chadw: cywirwch y geiriau, neu hepgorwch y cam gweithredu, cyn cadw.',
    confirming: 'Rydych wedi edrych, ac nid oes dim ynddo sy’n dangos pwy yw plentyn.',
  },
  columnUnknown: {
    kind: 'Colofnau nad ydym yn eu hadnabod',
    sentence: (p) => `Ni wyddom beth yw ystyr y golofn ${quote(p, 'heb bennawd', 'header', 'text', 'column')}, felly mae’n cael ei hepgor.`,
    confirming: 'Mae’r golofn yn aros y tu allan i’r cynllun.',
  },
  severalOwners: {
    kind: 'Sawl perchennog',
    sentence: (p) => {
      const count = countOf(p, 'count', 'owners', 'names');
      return `Mae ${quote(p, 'cell y perchennog', 'text', 'ownerText')} yn enwi ${count === null ? 'sawl un' : `${count} o bobl neu dimau`}. Mae un ohonynt yn atebol; mae’r lleill yn cyfrannu.`;
    },
    confirming: 'Mae’r enw a gynigir yn aros yn atebol.',
  },
  twoDates: {
    kind: 'Dau ddyddiad mewn un gell',
    sentence: (p) => {
      const taken = date(p);
      return `Mae dau ddyddiad yn ${quote(p, 'yr amserlen', 'text', 'sourceText')}. ${taken ? `Cymerwyd yr un olaf, ${taken}.` : 'Cymerwyd yr un olaf.'}`;
    },
    confirming: 'Y dyddiad olaf sy’n cyfrif.',
  },
  dateUnclear: {
    kind: 'Dyddiadau na allem eu darllen',
    sentence: (p) => (textOf(p, 'text', 'sourceText') === null ? 'Mae’r amserlen yn wag, neu nid yw’n rhoi dyddiad y gallwn ei ddarllen.' : `Nid yw ${quote(p, '', 'text', 'sourceText')} yn rhoi dyddiad y gallwn ei ddarllen.`),
    confirming: 'Nid oes dyddiad i’r cam gweithredu eto; cedwir ei eiriau.',
  },
  ratingUnclear: {
    kind: 'Graddau na allem eu darllen',
    sentence: (p) => `Nid yw ${quote(p, 'cell y radd', 'text', 'value')} yn radd yr ydym yn ei hadnabod.`,
    confirming: 'Mae’r cam gweithredu’n cadw’r radd a ddangosir, neu nid oes ganddo un.',
  },
  statedNotInKey: {
    kind: 'Graddau y tu allan i’ch allwedd',
    sentence: (p) => `Mae’r ddogfen yn rhoi ${colour(p)} i hwn, ac nid yw hynny yn allwedd raddio eich gwasanaeth.`,
    confirming: 'Nid oes gan y cam gweithredu radd a nodwyd.',
  },
  ratingFromShading: {
    kind: 'Graddau a ddarllenwyd o liw’r gell',
    sentence: (p) => `Nid oes gradd mewn geiriau. Darllenwyd lliw’r gell (${colour(p)}) fel y radd.`,
    confirming: 'Lliw’r gell yw’r radd.',
  },
  noRating: {
    kind: 'Dim gradd',
    sentence: () => 'Nid yw’r ddogfen yn rhoi gradd i’r cam gweithredu hwn.',
    confirming: 'Nid oes gan y cam gweithredu radd a nodwyd; mae’r rheolau yn dal i bennu un.',
  },
  statedCompleteButNotAchieved: {
    kind: 'Gradd “cyflawn” ond heb ei gyflawni',
    sentence: (p) => `Mae’r ddogfen yn dweud bod hwn yn gyflawn, ond mae ei amserlen ${quote(p, '', 'text', 'sourceText')} yn dal i enwi dyddiad ac nid “cyflawnwyd”.`.replace('  ', ' '),
    confirming: 'Mae’r cam gweithredu yn gyflawn.',
  },
  indicatorRangeExpanded: {
    kind: 'Ystodau o ddangosyddion',
    sentence: (p) => `Darllenwyd ${quote(p, 'ystod', 'text', 'range')} fel ${countOf(p, 'count', 'codes', 'indicators') ?? 'nifer'} o ddangosyddion.`,
    confirming: 'Mae’r ystod yn golygu pob dangosydd ynddi.',
  },
  continuationJoined: {
    kind: 'Rhesi sy’n parhau',
    sentence: () => 'Roedd rhes heb rif yn parhau’r rhes uwch ei phen, felly rydym wedi’u huno.',
    confirming: 'Un cam gweithredu yw’r ddwy res.',
  },
  duplicateRef: {
    kind: 'Cyfeirnodau a ddefnyddiwyd ddwywaith',
    sentence: (p) => `Defnyddir y cyfeirnod ${quote(p, '', 'ref', 'text')} fwy nag unwaith yn yr amcan hwn.`.replace('  ', ' '),
    confirming: 'Mae’r ddau gam gweithredu yn aros, â’r un cyfeirnod.',
  },
  keyDiffers: {
    kind: 'Allwedd raddio eich dogfen',
    sentence: () => 'Mae’r allwedd raddio sydd wedi’i hargraffu yn y ddogfen yn wahanol i allwedd eich gwasanaeth. Dangosir y ddwy uchod.',
    confirming: 'Allwedd eich gwasanaeth sy’n berthnasol i’r cynllun.',
  },
  columnIgnored: {
    kind: 'Colofnau a hepgorwyd',
    sentence: (p) => `Mae’r golofn ${quote(p, 'heb bennawd', 'header', 'text', 'column')} wedi’i hepgor o’r cynllun.`,
    confirming: 'Mae’r golofn yn aros y tu allan i’r cynllun.',
  },
  tableSkipped: {
    kind: 'Tablau heb gamau gweithredu',
    sentence: (p) => `Nid oes camau gweithredu i’w gweld mewn tabl ${textOf(p, 'sheet') ? `ar y daflen waith ${quote(p, '', 'sheet')}` : 'yn y ddogfen'}, felly mae’n cael ei hepgor.`,
    confirming: 'Mae’r tabl yn aros y tu allan i’r cynllun.',
  },
  hiddenSheet: {
    kind: 'Taflenni gwaith cudd',
    sentence: (p) => `Mae’r daflen waith ${quote(p, '', 'sheet', 'name', 'text')} wedi’i chuddio yn eich llyfr gwaith, felly mae’n cael ei hepgor.`.replace('  ', ' '),
    confirming: 'Mae’r daflen waith gudd yn aros y tu allan i’r cynllun.',
  },
  hiddenRow: {
    kind: 'Rhesi cudd',
    sentence: () => 'Mae’r rhes hon wedi’i chuddio yn eich llyfr gwaith, felly mae’n cael ei hepgor.',
    confirming: 'Mae’r rhes gudd yn aros y tu allan i’r cynllun.',
  },
};
