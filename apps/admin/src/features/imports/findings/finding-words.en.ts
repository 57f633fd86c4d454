// English sentences of every kind of finding.
import { formatDate } from '@waymark/domain';
import { numberOf, textOf, type FindingDictionary, type Parameters } from './finding-parameters.ts';

/** “what the council wrote”, or other words when nothing was written. */
function quote(parameters: Parameters, name: string, otherwise: string): string {
  const text = textOf(parameters, name);
  return text === null ? otherwise : `“${text}”`;
}

function day(parameters: Parameters, name: string): string | null {
  const date = textOf(parameters, name);
  return date === null ? null : formatDate(date, 'en');
}

/** "1 row", "3 rows". */
function count(parameters: Parameters, name: string, one: string, other: string): string {
  const number = numberOf(parameters, name);
  if (number === null) return other;
  return number === 1 ? `1 ${one}` : `${number} ${other}`;
}

const rating = (p: Parameters, name = 'rating') => textOf(p, name) ?? 'no rating';

const childKinds: Readonly<Record<string, string>> = {
  dateOfBirth: 'There seems to be a date of birth here.',
  nhsNumber: 'There seems to be an NHS number here.',
  personNumber: 'There seems to be a number of a pupil or a person here.',
  learnerNumber: 'There seems to be a learner’s number here.',
  initials: 'There seem to be the initials of a child here.',
  namedChild: 'There seems to be the name of a child here.',
};

export const findingWordsEn: FindingDictionary = {
  childDataSuspected: {
    kind: 'Possible information about a child',
    sentence: (p) => `${childKinds[textOf(p, 'kind') ?? ''] ?? 'This may be information about a child.'} Waymark never holds information about a child: correct the words, or leave the action out.`,
    confirming: 'You have looked, and nothing here identifies a child.',
  },
  noActions: {
    kind: 'No actions found',
    sentence: () => 'We found no actions in the tables of this document. Tell us what the columns mean, and we read it again.',
    confirming: 'A plan without actions cannot be saved.',
  },
  columnGuessed: {
    kind: 'Columns we guessed',
    sentence: (p) => `No column is headed as the actions, so we took ${quote(p, 'header', 'a column without a heading')}.`,
    confirming: 'That column holds the actions.',
  },
  columnUnknown: {
    kind: 'Columns we do not know',
    sentence: (p) => `We do not know what the column ${quote(p, 'header', 'without a heading')} means, so it is left out.`,
    confirming: 'The column stays out of the plan.',
  },
  columnIgnored: {
    kind: 'Columns left out',
    sentence: (p) => `The column ${quote(p, 'header', 'without a heading')} has no place in a plan. What it says in ${count(p, 'count', 'row', 'rows')} is left out.`,
    confirming: 'The column stays out of the plan.',
  },
  headerAssumed: {
    kind: 'Tables without headings',
    sentence: () => 'This table has no row of headings, so we read its columns as in the table before it.',
    confirming: 'The columns mean the same as in the table before.',
  },
  tableSkipped: {
    kind: 'Tables that are not part of the plan',
    sentence: (p) => `A table of ${count(p, 'rows', 'row', 'rows')} was not read as part of the plan. It begins ${quote(p, 'text', 'without words')}.`,
    confirming: 'The table stays out of the plan.',
  },
  actionMissing: {
    kind: 'Rows without an action',
    sentence: (p) => `${textOf(p, 'ref') === null ? 'A row' : `The row ${textOf(p, 'ref')}`} says nothing to do. Write it in, or leave the row out.`,
    confirming: 'The row stays in the plan without words.',
  },
  severalOwners: {
    kind: 'Several owners',
    sentence: (p) => `${quote(p, 'text', 'The owner cell')} names ${count(p, 'count', 'owner', 'owners')}. One of them is accountable; the others contribute.`,
    confirming: 'The owner proposed is accountable.',
  },
  twoDates: {
    kind: 'Two dates in one cell',
    sentence: (p) => {
      const later = day(p, 'later');
      return `${quote(p, 'text', 'The timescale')} holds two dates. We took the later one${later === null ? '' : `, ${later}`}.`;
    },
    confirming: 'The later date counts.',
  },
  dateUnclear: {
    kind: 'Dates that are not clear',
    sentence: (p) => {
      const due = day(p, 'due');
      return `${quote(p, 'text', 'The timescale')} does not say clearly when. We took ${due ?? 'no date'}.`;
    },
    confirming: 'It stays as we understood it, and the words are kept.',
  },
  yearAssumed: {
    kind: 'Dates without a year',
    sentence: (p) => `${quote(p, 'text', 'The timescale')} has no year. We took ${day(p, 'due') ?? 'no date'}.`,
    confirming: 'The year we took is right.',
  },
  ongoingWithDate: {
    kind: 'Dated and ongoing',
    sentence: (p) => `${quote(p, 'text', 'The timescale')} is both a date and ongoing. We read it as due on ${day(p, 'due') ?? 'that date'} and ongoing after it.`,
    confirming: 'The action is due on that date and goes on.',
  },
  ongoingAchieved: {
    kind: 'Ongoing and complete',
    sentence: (p) => `${quote(p, 'text', 'The timescale')} is both ongoing and complete. We read it as complete.`,
    confirming: 'The action is complete.',
  },
  ratingConflict: {
    kind: 'Words and shading disagree',
    sentence: (p) => `The cell says ${rating(p, 'text')} and is shaded ${rating(p, 'shade')}. We took the word.`,
    confirming: 'The word is the rating.',
  },
  ratingUnclear: {
    kind: 'Ratings that are not clear',
    sentence: (p) => `${quote(p, 'text', 'The rating cell')} does not say one rating. We took ${textOf(p, 'rating') ?? 'none'}.`,
    confirming: 'It stays as we understood it.',
  },
  statedNotInKey: {
    kind: 'Ratings outside your rating key',
    sentence: (p) => `The rating is ${rating(p, 'code')}, which your service’s rating key does not have.`,
    confirming: 'The action is saved without a stated rating.',
  },
  ratingFromShading: {
    kind: 'Ratings read from shading',
    sentence: (p) => `There is no rating in words. We read the colour of the cell as ${rating(p)}.`,
    confirming: 'The colour is the rating.',
  },
  keyDiffers: {
    kind: 'A rating explained twice',
    sentence: (p) => `The document explains ${rating(p)} in two ways: ${quote(p, 'first', 'one')} and ${quote(p, 'second', 'another')}.`,
    confirming: 'Your service’s rating key applies.',
  },
  keyWithout: {
    kind: 'A rating not explained',
    sentence: (p) => `The document’s key does not explain ${rating(p)}, which ${count(p, 'count', 'action has', 'actions have')}.`,
    confirming: 'Your service’s rating key applies.',
  },
  indicatorRangeExpanded: {
    kind: 'Ranges of indicators',
    sentence: (p) => `${quote(p, 'text', 'A range')} was read as ${count(p, 'count', 'indicator', 'indicators')}.`,
    confirming: 'The range means each indicator in it.',
  },
  continuationJoined: {
    kind: 'Rows joined to the row above',
    sentence: (p) => `A row without a number or an action goes on with the row above, so we joined them: ${quote(p, 'text', 'a row')}.`,
    confirming: 'The two rows are one action.',
  },
  duplicateRef: {
    kind: 'Numbers used twice',
    sentence: (p) => `The number ${quote(p, 'ref', 'here')} stands on more than one action of this objective.`,
    confirming: 'The actions stay, with the same number.',
  },
  hiddenSheet: {
    kind: 'Hidden worksheets',
    sentence: (p) => `The worksheet ${quote(p, 'sheet', 'without a name')} is hidden in your workbook. We read it as well.`,
    confirming: 'What it holds belongs to the plan.',
  },
  hiddenRow: {
    kind: 'Hidden rows',
    sentence: () => 'This row is hidden in your workbook. We read it as well.',
    confirming: 'The row belongs to the plan.',
  },
  replacedCharacters: {
    kind: 'Characters we could not read',
    sentence: (p) => `${count(p, 'count', 'character', 'characters')} could not be read. Look for � in the words, or save the file as UTF-8 and send it again.`,
    confirming: 'The words are right as they stand.',
  },
  noOwner: { kind: 'No owner', sentence: () => 'The document names no owner for this action.', confirming: 'The action has no owner yet.' },
  noTimescale: { kind: 'No timescale', sentence: () => 'The document gives this action no timescale.', confirming: 'The action has no date yet.' },
  dateAssumed: {
    kind: 'Dates we worked out',
    sentence: (p) => `${quote(p, 'text', 'The timescale')} was read as ${day(p, 'due') ?? 'a timescale without a date'}.`,
    confirming: 'The date is right.',
  },
  noRating: { kind: 'No rating', sentence: () => 'The document gives this action no rating. The rules still decide one.', confirming: 'The action has no stated rating.' },
  ratingFromStatus: { kind: 'Ratings read from a status', sentence: (p) => `The status was read as ${rating(p)}.`, confirming: 'The status is the rating.' },
  statedCompleteButNotAchieved: {
    kind: 'Complete, but still with a date',
    sentence: (p) => `The document rates this ${rating(p)}, which its key calls complete, and its timescale ${quote(p, 'text', 'cell')} does not say “achieved”.`,
    confirming: 'The action is complete.',
  },
  statusBeside: { kind: 'A status beside the rating', sentence: (p) => `The status ${quote(p, 'text', '')} stands beside the rating and was not taken over.`, confirming: 'The rating counts.' },
  severalRefs: { kind: 'Several numbers in one row', sentence: (p) => `One row carries several numbers (${textOf(p, 'ref') ?? ''}). It was read as one action.`, confirming: 'It is one action.' },
  emptyRow: { kind: 'Numbered but empty rows', sentence: (p) => `Row ${textOf(p, 'ref') ?? ''} has a number and nothing else, so it is left out.`, confirming: 'The row stays out.' },
  sectionNested: {
    kind: 'Parts within parts',
    sentence: (p) => `${quote(p, 'outer', 'A part')} holds further parts. We took ${quote(p, 'inner', 'the inner one')} as the part.`,
    confirming: 'The inner part counts.',
  },
  textNotUsed: {
    kind: 'Words outside the plan',
    sentence: (p) => `${count(p, 'count', 'line', 'lines')} outside the plan ${numberOf(p, 'count') === 1 ? 'was' : 'were'} not taken over, beginning ${quote(p, 'text', '')}.`,
    confirming: 'They stay out of the plan.',
  },
  hiddenRows: { kind: 'Hidden rows', sentence: (p) => `${count(p, 'count', 'row is', 'rows are')} hidden on the worksheet ${quote(p, 'sheet', '')}. We read them as well.`, confirming: 'They belong to the plan.' },
  hiddenColumns: { kind: 'Hidden columns', sentence: (p) => `${count(p, 'count', 'column is', 'columns are')} hidden on the worksheet ${quote(p, 'sheet', '')}. We read them as well.`, confirming: 'They belong to the plan.' },
  deletedTextDropped: { kind: 'Tracked changes', sentence: (p) => `${count(p, 'count', 'tracked deletion was', 'tracked deletions were')} left out.`, confirming: 'The deletions stand.' },
  commentsLeftOut: { kind: 'Comments in the margin', sentence: () => 'Comments in the margin were left out.', confirming: 'They stay out of the plan.' },
  headerFooterLeftOut: { kind: 'Top and foot of the pages', sentence: () => 'Words at the top or foot of the pages are not part of the plan.', confirming: 'They stay out of the plan.' },
  footnotesMoved: { kind: 'Footnotes', sentence: (p) => `${count(p, 'count', 'footnote was', 'footnotes were')} moved to the end of the document.`, confirming: 'They stay there.' },
  picturesLeftOut: { kind: 'Pictures', sentence: () => 'Pictures were left out.', confirming: 'They stay out of the plan.' },
};
