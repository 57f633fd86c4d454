// Brawddegau Cymraeg: the Welsh sentences of every kind of finding.
import { formatDate } from '@waymark/domain';
import { numberOf, textOf, type FindingDictionary, type Parameters } from './finding-parameters.ts';

/** “geiriau’r cyngor”, or other words when nothing was written. */
function quote(parameters: Parameters, name: string, otherwise: string): string {
  const text = textOf(parameters, name);
  return text === null ? otherwise : `“${text}”`;
}

function day(parameters: Parameters, name: string): string | null {
  const date = textOf(parameters, name);
  return date === null ? null : formatDate(date, 'cy');
}

/** "1 rhes", "3 o resi": after "o" the plural keeps one form, whatever the number. */
function count(parameters: Parameters, name: string, one: string, others: string): string {
  const number = numberOf(parameters, name);
  if (number === null) return `nifer o ${others}`;
  return number === 1 ? `1 ${one}` : `${number} o ${others}`;
}

const colours: Readonly<Record<string, string>> = { red: 'coch', amber: 'ambr', green: 'gwyrdd', blue: 'glas', grey: 'llwyd' };

function rating(parameters: Parameters, name = 'rating'): string {
  const code = textOf(parameters, name);
  return code === null ? 'dim gradd' : (colours[code] ?? code);
}

const childKinds: Readonly<Record<string, string>> = {
  dateOfBirth: 'Mae’n ymddangos bod dyddiad geni yma.',
  nhsNumber: 'Mae’n ymddangos bod rhif GIG yma.',
  personNumber: 'Mae’n ymddangos bod rhif disgybl neu berson yma.',
  learnerNumber: 'Mae’n ymddangos bod rhif dysgwr yma.',
  initials: 'Mae’n ymddangos bod llythrennau blaen enw plentyn yma.',
  namedChild: 'Mae’n ymddangos bod enw plentyn yma.',
};

export const findingWordsCy: FindingDictionary = {
  childDataSuspected: {
    kind: 'Gwybodaeth bosibl am blentyn',
    sentence: (p) => `${childKinds[textOf(p, 'kind') ?? ''] ?? 'Gall hyn fod yn wybodaeth am blentyn.'} Nid yw Waymark byth yn cadw gwybodaeth am blentyn: cywirwch y geiriau, neu hepgorwch y cam gweithredu.`,
    confirming: 'Rydych wedi edrych, ac nid oes dim yma sy’n dangos pwy yw plentyn.',
  },
  noActions: {
    kind: 'Dim camau gweithredu',
    sentence: () => 'Ni chafwyd hyd i gamau gweithredu yn nhablau’r ddogfen hon. Dywedwch wrthym beth yw ystyr y colofnau, ac fe’i darllenwn eto.',
    confirming: 'Ni ellir cadw cynllun heb gamau gweithredu.',
  },
  columnGuessed: {
    kind: 'Colofnau a ddyfalwyd',
    sentence: (p) => `Nid oes pennawd sy’n enwi’r camau gweithredu, felly cymerwyd ${quote(p, 'header', 'colofn heb bennawd')}.`,
    confirming: 'Y golofn honno sy’n cynnwys y camau gweithredu.',
  },
  columnUnknown: {
    kind: 'Colofnau nad ydym yn eu hadnabod',
    sentence: (p) => `Ni wyddom beth yw ystyr y golofn ${quote(p, 'header', 'heb bennawd')}, felly mae’n cael ei hepgor.`,
    confirming: 'Mae’r golofn yn aros y tu allan i’r cynllun.',
  },
  columnIgnored: {
    kind: 'Colofnau a hepgorwyd',
    sentence: (p) => `Nid oes lle mewn cynllun i’r golofn ${quote(p, 'header', 'heb bennawd')}. Mae’r hyn a ddywed mewn ${count(p, 'count', 'rhes', 'resi')} wedi’i hepgor.`,
    confirming: 'Mae’r golofn yn aros y tu allan i’r cynllun.',
  },
  headerAssumed: {
    kind: 'Tablau heb benawdau',
    sentence: () => 'Nid oes rhes o benawdau yn y tabl hwn, felly darllenwyd ei golofnau fel yn y tabl o’i flaen.',
    confirming: 'Yr un yw ystyr y colofnau ag yn y tabl o’i flaen.',
  },
  tableSkipped: {
    kind: 'Tablau nad ydynt yn rhan o’r cynllun',
    sentence: (p) => `Ni ddarllenwyd tabl o ${numberOf(p, 'rows') ?? ''} rhes fel rhan o’r cynllun. Mae’n dechrau ${quote(p, 'text', 'heb eiriau')}.`.replace('  ', ' '),
    confirming: 'Mae’r tabl yn aros y tu allan i’r cynllun.',
  },
  actionMissing: {
    kind: 'Rhesi heb gam gweithredu',
    sentence: (p) => `Nid yw ${textOf(p, 'ref') === null ? 'rhes' : `rhes ${textOf(p, 'ref')}`} yn dweud beth i’w wneud. Ysgrifennwch ef, neu hepgorwch y rhes.`,
    confirming: 'Mae’r rhes yn aros yn y cynllun heb eiriau.',
  },
  severalOwners: {
    kind: 'Sawl perchennog',
    sentence: (p) => `Mae ${quote(p, 'text', 'cell y perchennog')} yn enwi ${count(p, 'count', 'perchennog', 'berchnogion')}. Mae un ohonynt yn atebol; mae’r lleill yn cyfrannu.`,
    confirming: 'Y perchennog a gynigir sy’n atebol.',
  },
  twoDates: {
    kind: 'Dau ddyddiad mewn un gell',
    sentence: (p) => {
      const later = day(p, 'later');
      return `Mae dau ddyddiad yn ${quote(p, 'text', 'yr amserlen')}. Cymerwyd yr un olaf${later === null ? '' : `, ${later}`}.`;
    },
    confirming: 'Y dyddiad olaf sy’n cyfrif.',
  },
  dateUnclear: {
    kind: 'Dyddiadau nad ydynt yn glir',
    sentence: (p) => {
      const due = day(p, 'due');
      return `Nid yw ${quote(p, 'text', 'yr amserlen')} yn dweud yn glir pryd. ${due === null ? 'Ni chymerwyd dyddiad.' : `Cymerwyd ${due}.`}`;
    },
    confirming: 'Mae’n aros fel y’i deallwyd, a chedwir y geiriau.',
  },
  yearAssumed: {
    kind: 'Dyddiadau heb flwyddyn',
    sentence: (p) => {
      const due = day(p, 'due');
      return `Nid oes blwyddyn yn ${quote(p, 'text', 'yr amserlen')}. ${due === null ? 'Ni chymerwyd dyddiad.' : `Cymerwyd ${due}.`}`;
    },
    confirming: 'Mae’r flwyddyn a gymerwyd yn gywir.',
  },
  ongoingWithDate: {
    kind: 'Dyddiad a pharhaus',
    sentence: (p) => `Mae ${quote(p, 'text', 'yr amserlen')} yn rhoi dyddiad ac yn dweud ei fod yn barhaus. Darllenwyd: erbyn ${day(p, 'due') ?? 'y dyddiad hwnnw'}, ac yn parhau wedyn.`,
    confirming: 'Mae’r cam gweithredu i’w wneud erbyn y dyddiad hwnnw ac mae’n parhau.',
  },
  ongoingAchieved: {
    kind: 'Parhaus a chyflawn',
    sentence: (p) => `Mae ${quote(p, 'text', 'yr amserlen')} yn dweud ei fod yn barhaus ac yn gyflawn. Fe’i darllenwyd fel cyflawn.`,
    confirming: 'Mae’r cam gweithredu yn gyflawn.',
  },
  ratingConflict: {
    kind: 'Geiriau a lliw’n anghytuno',
    sentence: (p) => `Mae’r gell yn dweud ${rating(p, 'text')} a’i lliw yw ${rating(p, 'shade')}. Cymerwyd y gair.`,
    confirming: 'Y gair yw’r radd.',
  },
  ratingUnclear: {
    kind: 'Graddau nad ydynt yn glir',
    sentence: (p) => `Nid yw ${quote(p, 'text', 'cell y radd')} yn rhoi un radd. ${textOf(p, 'rating') === null ? 'Ni chymerwyd un.' : `Cymerwyd ${rating(p)}.`}`,
    confirming: 'Mae’n aros fel y’i deallwyd.',
  },
  statedNotInKey: {
    kind: 'Graddau y tu allan i’ch allwedd',
    sentence: (p) => `Y radd yw ${rating(p, 'code')}, ac nid yw hynny yn allwedd raddio eich gwasanaeth.`,
    confirming: 'Cedwir y cam gweithredu heb radd a nodwyd.',
  },
  ratingFromShading: {
    kind: 'Graddau a ddarllenwyd o liw’r gell',
    sentence: (p) => `Nid oes gradd mewn geiriau. Darllenwyd lliw’r gell fel ${rating(p)}.`,
    confirming: 'Y lliw yw’r radd.',
  },
  keyDiffers: {
    kind: 'Gradd a esbonnir ddwywaith',
    sentence: (p) => `Mae’r ddogfen yn esbonio ${rating(p)} mewn dwy ffordd: ${quote(p, 'first', 'un')} a ${quote(p, 'second', 'un arall')}.`,
    confirming: 'Allwedd raddio eich gwasanaeth sy’n berthnasol.',
  },
  keyWithout: {
    kind: 'Gradd heb ei hesbonio',
    sentence: (p) => `Nid yw allwedd y ddogfen yn esbonio ${rating(p)}, sef gradd ${count(p, 'count', 'cam gweithredu', 'gamau gweithredu')}.`,
    confirming: 'Allwedd raddio eich gwasanaeth sy’n berthnasol.',
  },
  indicatorRangeExpanded: {
    kind: 'Ystodau o ddangosyddion',
    sentence: (p) => `Darllenwyd ${quote(p, 'text', 'ystod')} fel ${count(p, 'count', 'dangosydd', 'ddangosyddion')}.`,
    confirming: 'Mae’r ystod yn golygu pob dangosydd ynddi.',
  },
  continuationJoined: {
    kind: 'Rhesi a unwyd â’r rhes uwchben',
    sentence: (p) => `Mae rhes heb rif na cham gweithredu yn parhau’r rhes uwchben, felly fe’u hunwyd: ${quote(p, 'text', 'rhes')}.`,
    confirming: 'Un cam gweithredu yw’r ddwy res.',
  },
  duplicateRef: {
    kind: 'Rhifau a ddefnyddiwyd ddwywaith',
    sentence: (p) => `Mae’r rhif ${quote(p, 'ref', 'hwn')} ar fwy nag un o gamau gweithredu’r amcan hwn.`,
    confirming: 'Mae’r camau gweithredu yn aros, â’r un rhif.',
  },
  hiddenSheet: {
    kind: 'Taflenni gwaith cudd',
    sentence: (p) => `Mae’r daflen waith ${quote(p, 'sheet', 'heb enw')} wedi’i chuddio yn eich llyfr gwaith. Fe’i darllenwyd hefyd.`,
    confirming: 'Mae ei chynnwys yn perthyn i’r cynllun.',
  },
  hiddenRow: {
    kind: 'Rhesi cudd',
    sentence: () => 'Mae’r rhes hon wedi’i chuddio yn eich llyfr gwaith. Fe’i darllenwyd hefyd.',
    confirming: 'Mae’r rhes yn perthyn i’r cynllun.',
  },
  replacedCharacters: {
    kind: 'Nodau na allem eu darllen',
    sentence: (p) => `Ni ellid darllen ${count(p, 'count', 'nod', 'nodau')}. Chwiliwch am � yn y geiriau, neu cadwch y ffeil fel UTF-8 a’i hanfon eto.`,
    confirming: 'Mae’r geiriau’n gywir fel y maent.',
  },
  noOwner: { kind: 'Dim perchennog', sentence: () => 'Nid yw’r ddogfen yn enwi perchennog i’r cam gweithredu hwn.', confirming: 'Nid oes perchennog i’r cam gweithredu eto.' },
  noTimescale: { kind: 'Dim amserlen', sentence: () => 'Nid yw’r ddogfen yn rhoi amserlen i’r cam gweithredu hwn.', confirming: 'Nid oes dyddiad i’r cam gweithredu eto.' },
  dateAssumed: {
    kind: 'Dyddiadau a gyfrifwyd',
    sentence: (p) => `Darllenwyd ${quote(p, 'text', 'yr amserlen')} fel ${day(p, 'due') ?? 'amserlen heb ddyddiad'}.`,
    confirming: 'Mae’r dyddiad yn gywir.',
  },
  noRating: { kind: 'Dim gradd', sentence: () => 'Nid yw’r ddogfen yn rhoi gradd i’r cam gweithredu hwn. Mae’r rheolau yn dal i bennu un.', confirming: 'Nid oes gan y cam gweithredu radd a nodwyd.' },
  ratingFromStatus: { kind: 'Graddau a ddarllenwyd o statws', sentence: (p) => `Darllenwyd y statws fel ${rating(p)}.`, confirming: 'Y statws yw’r radd.' },
  statedCompleteButNotAchieved: {
    kind: 'Cyflawn, ond â dyddiad o hyd',
    sentence: (p) => `Gradd y ddogfen i hwn yw ${rating(p)}, sy’n golygu cyflawn yn ei hallwedd, ac nid yw ei amserlen, ${quote(p, 'text', 'sy’n wag')}, yn dweud “cyflawnwyd”.`,
    confirming: 'Mae’r cam gweithredu yn gyflawn.',
  },
  statusBeside: { kind: 'Statws wrth ochr y radd', sentence: (p) => `Mae’r statws ${quote(p, 'text', '')} wrth ochr y radd ac ni chafodd ei gymryd.`, confirming: 'Y radd sy’n cyfrif.' },
  severalRefs: { kind: 'Sawl rhif mewn un rhes', sentence: (p) => `Mae sawl rhif mewn un rhes (${textOf(p, 'ref') ?? ''}). Fe’i darllenwyd fel un cam gweithredu.`, confirming: 'Un cam gweithredu ydyw.' },
  emptyRow: { kind: 'Rhesi â rhif ond yn wag', sentence: (p) => `Mae rhif gan res ${textOf(p, 'ref') ?? ''} a dim arall, felly mae’n cael ei hepgor.`, confirming: 'Mae’r rhes yn aros y tu allan.' },
  sectionNested: {
    kind: 'Adrannau o fewn adrannau',
    sentence: (p) => `Mae ${quote(p, 'outer', 'adran')} yn cynnwys adrannau pellach. Cymerwyd ${quote(p, 'inner', 'yr un fewnol')} fel yr adran.`,
    confirming: 'Yr adran fewnol sy’n cyfrif.',
  },
  textNotUsed: {
    kind: 'Geiriau y tu allan i’r cynllun',
    sentence: (p) => `Ni chymerwyd ${count(p, 'count', 'llinell', 'linellau')} y tu allan i’r cynllun, gan ddechrau gyda ${quote(p, 'text', '')}.`,
    confirming: 'Maent yn aros y tu allan i’r cynllun.',
  },
  hiddenRows: { kind: 'Rhesi cudd', sentence: (p) => `Mae ${count(p, 'count', 'rhes', 'resi')} wedi’u cuddio ar y daflen waith ${quote(p, 'sheet', '')}. Fe’u darllenwyd hefyd.`, confirming: 'Maent yn perthyn i’r cynllun.' },
  hiddenColumns: { kind: 'Colofnau cudd', sentence: (p) => `Mae ${count(p, 'count', 'golofn', 'golofnau')} wedi’u cuddio ar y daflen waith ${quote(p, 'sheet', '')}. Fe’u darllenwyd hefyd.`, confirming: 'Maent yn perthyn i’r cynllun.' },
  deletedTextDropped: { kind: 'Newidiadau wedi’u tracio', sentence: (p) => `Hepgorwyd ${count(p, 'count', 'dilead', 'ddileadau')} a draciwyd.`, confirming: 'Mae’r dileadau’n sefyll.' },
  commentsLeftOut: { kind: 'Sylwadau ar ymyl y ddalen', sentence: () => 'Hepgorwyd sylwadau ar ymyl y ddalen.', confirming: 'Maent yn aros y tu allan i’r cynllun.' },
  headerFooterLeftOut: { kind: 'Pen a throed y tudalennau', sentence: () => 'Nid yw geiriau ar ben neu droed y tudalennau yn rhan o’r cynllun.', confirming: 'Maent yn aros y tu allan i’r cynllun.' },
  footnotesMoved: { kind: 'Troednodiadau', sentence: (p) => `Symudwyd ${count(p, 'count', 'troednodyn', 'droednodiadau')} i ddiwedd y ddogfen.`, confirming: 'Maent yn aros yno.' },
  picturesLeftOut: { kind: 'Lluniau', sentence: () => 'Hepgorwyd lluniau.', confirming: 'Maent yn aros y tu allan i’r cynllun.' },
};
