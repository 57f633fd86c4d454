// English sentences of every kind of finding.
import { formatDate } from '@waymark/domain';
import { countOf, textOf, type FindingDictionary, type Parameters } from './finding-parameters.ts';

const colours: Readonly<Record<string, string>> = { red: 'red', amber: 'amber', green: 'green', blue: 'blue' };

/** “what the council wrote”, or other words when the parameter is missing. */
function quote(parameters: Parameters, otherwise: string, ...names: readonly string[]): string {
  const text = textOf(parameters, ...names);
  return text === null ? otherwise : `“${text}”`;
}

function colour(parameters: Parameters): string {
  const code = textOf(parameters, 'code', 'rating', 'shade');
  return code === null ? 'coloured' : (colours[code] ?? code);
}

function date(parameters: Parameters): string | null {
  const due = textOf(parameters, 'due', 'date', 'later');
  return due === null ? null : formatDate(due, 'en');
}

export const findingWordsEn: FindingDictionary = {
  childDataSuspected: {
    kind: 'Possible information about a child',
    sentence: () => 'This may be information about a child. Waymark never holds it: correct the words, or leave the action out, before you save.',
    confirming: 'You have looked, and nothing in it identifies a child.',
  },
  columnUnknown: {
    kind: 'Columns we do not know',
    sentence: (p) => `We do not know what the column ${quote(p, 'without a heading', 'header', 'text', 'column')} means, so it is left out.`,
    confirming: 'The column stays out of the plan.',
  },
  severalOwners: {
    kind: 'Several owners',
    sentence: (p) => {
      const count = countOf(p, 'count', 'owners', 'names');
      return `${quote(p, 'The owner cell', 'text', 'ownerText')} names ${count ?? 'several'} people or teams. One of them is accountable; the others contribute.`;
    },
    confirming: 'The name proposed stays accountable.',
  },
  twoDates: {
    kind: 'Two dates in one cell',
    sentence: (p) => {
      const taken = date(p);
      return `${quote(p, 'The timescale', 'text', 'sourceText')} holds two dates. ${taken ? `We took the later one, ${taken}.` : 'We took the later one.'}`;
    },
    confirming: 'The later date counts.',
  },
  dateUnclear: {
    kind: 'Dates we could not read',
    sentence: (p) => `${quote(p, 'The timescale is empty, or it', 'text', 'sourceText')} gives no date that we can read.`,
    confirming: 'The action has no date yet; its words are kept.',
  },
  ratingUnclear: {
    kind: 'Ratings we could not read',
    sentence: (p) => `${quote(p, 'The rating cell', 'text', 'value')} is not a rating that we know.`,
    confirming: 'The action keeps the rating shown, or none.',
  },
  statedNotInKey: {
    kind: 'Ratings outside your rating key',
    sentence: (p) => `The document rates this ${colour(p)}, which your service’s rating key does not have.`,
    confirming: 'The action has no stated rating.',
  },
  ratingFromShading: {
    kind: 'Ratings read from shading',
    sentence: (p) => `There is no rating in words. We read the ${colour(p)} shading of the cell as ${colour(p)}.`,
    confirming: 'The shading is the rating.',
  },
  noRating: {
    kind: 'No rating',
    sentence: () => 'The document gives this action no rating.',
    confirming: 'The action has no stated rating; the rules still decide one.',
  },
  statedCompleteButNotAchieved: {
    kind: 'Rated complete but not achieved',
    sentence: (p) => `The document rates this complete, but its timescale ${quote(p, '', 'text', 'sourceText')} still names a date and not “achieved”.`.replace('  ', ' '),
    confirming: 'The action is complete.',
  },
  indicatorRangeExpanded: {
    kind: 'Ranges of indicators',
    sentence: (p) => `${quote(p, 'A range', 'text', 'range')} was read as ${countOf(p, 'count', 'codes', 'indicators') ?? 'several'} indicators.`,
    confirming: 'The range means each indicator in it.',
  },
  continuationJoined: {
    kind: 'Rows that continue',
    sentence: () => 'A row without a number continued the row above it, so we joined the two.',
    confirming: 'The two rows are one action.',
  },
  duplicateRef: {
    kind: 'References used twice',
    sentence: (p) => `The reference ${quote(p, '', 'ref', 'text')} is used more than once in this objective.`.replace('  ', ' '),
    confirming: 'Both actions stay, with the same reference.',
  },
  keyDiffers: {
    kind: 'Your document’s rating key',
    sentence: () => 'The rating key printed in the document differs from your service’s key. Both are shown above.',
    confirming: 'Your service’s key applies to the plan.',
  },
  columnIgnored: {
    kind: 'Columns left out',
    sentence: (p) => `The column ${quote(p, 'without a heading', 'header', 'text', 'column')} is left out of the plan.`,
    confirming: 'The column stays out of the plan.',
  },
  tableSkipped: {
    kind: 'Tables without actions',
    sentence: (p) => `A table ${textOf(p, 'sheet') ? `on the worksheet ${quote(p, '', 'sheet')} ` : ''}holds no actions that we can see, so it is left out.`,
    confirming: 'The table stays out of the plan.',
  },
  hiddenSheet: {
    kind: 'Hidden worksheets',
    sentence: (p) => `The worksheet ${quote(p, '', 'sheet', 'name', 'text')} is hidden in your workbook, so it is left out.`.replace('  ', ' '),
    confirming: 'The hidden worksheet stays out of the plan.',
  },
  hiddenRow: {
    kind: 'Hidden rows',
    sentence: () => 'This row is hidden in your workbook, so it is left out.',
    confirming: 'The hidden row stays out of the plan.',
  },
};
