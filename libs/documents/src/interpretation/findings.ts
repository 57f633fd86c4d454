// What a reader of the plan should know or confirm: a code with parameters, an English sentence, a place.
import type { ImportFinding, Parameters, SourceLocation } from '@waymark/domain';

export interface Finding extends ImportFinding {
  parameters: Parameters;
  path?: string;
  /** The plan should not be committed before somebody has confirmed or corrected this. */
  needsAnswer: boolean;
}

type Sentence = (p: Parameters) => string;
type Kind = readonly [needsAnswer: boolean, sentence: Sentence];

const kinds = {
  severalOwners: [true, (p) => `The owners "${p.text}" were read as ${p.count}: confirm that ${p.accountable} is accountable.`],
  noOwner: [false, () => 'No owner is named.'],
  twoDates: [true, (p) => `The timescale "${p.text}" holds two dates: the later one, ${p.later}, was taken.`],
  dateUnclear: [true, (p) => `The timescale "${p.text}" does not say clearly when: ${p.due === null ? 'no date was taken' : `${p.due} was taken`}.`],
  dateAssumed: [false, (p) => `The timescale "${p.text}" was read as ${p.due === null ? 'a timescale without a date' : p.due}.`],
  yearAssumed: [true, (p) => `The timescale "${p.text}" has no year: ${p.due} was taken.`],
  noTimescale: [false, () => 'No timescale is given.'],
  ongoingWithDate: [true, (p) => `The timescale "${p.text}" is both dated and ongoing: it was read as due on ${p.due} and ongoing.`],
  ongoingAchieved: [true, (p) => `The timescale "${p.text}" is both ongoing and complete: it was read as complete.`],
  ratingFromShading: [true, (p) => `The colour of the cell was read as ${p.rating}.`],
  ratingFromStatus: [false, (p) => `The status was read as ${p.rating}.`],
  ratingUnclear: [true, (p) => `The rating "${p.text}" does not say one colour: ${p.rating === null ? 'none was taken' : `${p.rating} was taken`}.`],
  ratingConflict: [true, (p) => `The text says ${p.text} but the cell is ${p.shade}: the text was taken.`],
  statusBeside: [false, (p) => `The status "${p.text}" stands beside the rating and was not taken over.`],
  noRating: [false, () => 'No rating is given.'],
  indicatorRangeExpanded: [true, (p) => `The indicators "${p.text}" were read as ${p.count}.`],
  continuationJoined: [true, (p) => `A row without a number or action was joined to the action above: "${p.text}".`],
  columnIgnored: [true, (p) => `The column "${p.header}" has no place in a plan: its text in ${p.count} rows was left out.`],
  columnGuessed: [true, (p) => `No column is headed as the actions: "${p.header}" was taken.`],
  columnUnknown: [true, (p) => `The column "${p.header}" is not known: map it by hand if it belongs to the plan.`],
  headerAssumed: [true, () => 'This table has no header row: its columns were read as in the table before.'],
  duplicateRef: [true, (p) => `The number ${p.ref} stands on more than one action of this objective.`],
  severalRefs: [false, (p) => `One row carries several numbers (${p.ref}): it was read as one action.`],
  actionMissing: [true, (p) => `A row${p.ref === null ? '' : ` (${p.ref})`} says nothing to do: check it against the document.`],
  emptyRow: [false, (p) => `Row ${p.ref} is numbered but empty: it was left out.`],
  keyDiffers: [true, (p) => `The document explains ${p.rating} in two ways: "${p.first}" and "${p.second}".`],
  keyWithout: [true, (p) => `The document's key does not explain ${p.rating}, which ${p.count} actions carry.`],
  statedCompleteButNotAchieved: [false, (p) => `Stated ${p.rating}, which the printed key calls complete, but the timescale "${p.text}" is not marked as achieved.`],
  tableSkipped: [true, (p) => `A table of ${p.rows} rows was not read as part of the plan: "${p.text}".`],
  textNotUsed: [false, (p) => `Text outside the plan was not taken over (${p.count} lines): "${p.text}".`],
  sectionNested: [false, (p) => `The part "${p.outer}" holds further sections: "${p.inner}" was taken as the section.`],
  noActions: [true, () => 'No action was found: map the columns of a table by hand.'],
  childDataSuspected: [true, (p) => `This may be data about a child (${p.kind}): remove it before the plan is committed.`],
  hiddenSheet: [true, (p) => `The sheet "${p.sheet}" is hidden: it was read as well.`],
  hiddenRow: [true, () => 'This row is hidden in the sheet: it was read as well.'],
  hiddenRows: [false, (p) => `The sheet "${p.sheet}" has hidden rows (${p.count}): they were read as well.`],
  hiddenColumns: [false, (p) => `The sheet "${p.sheet}" has hidden columns (${p.count}): they were read as well.`],
  deletedTextDropped: [false, (p) => `Tracked deletions (${p.count}) were left out.`],
  commentsLeftOut: [false, () => 'Comments in the margin were left out.'],
  headerFooterLeftOut: [false, () => 'Text at the top or foot of the pages was read apart from the plan.'],
  footnotesMoved: [false, (p) => `Footnotes (${p.count}) were moved to the end.`],
  picturesLeftOut: [false, () => 'Pictures were left out.'],
  replacedCharacters: [true, (p) => `Some characters (${p.count}) could not be read: save the file as UTF-8 or check the text.`],
} satisfies Record<string, Kind>;

export type FindingCode = keyof typeof kinds;

interface Noted {
  code: FindingCode;
  where: SourceLocation;
  parameters: Parameters;
  about: object | null;
}

/** Collects findings in reading order. What they are about gets its path when the plan is complete. */
export class Findings {
  private readonly noted: Noted[] = [];

  add(code: FindingCode, where: SourceLocation, parameters: Parameters = {}, about: object | null = null): void {
    this.noted.push({ code, where, parameters, about });
  }

  finish(paths: ReadonlyMap<object, string>): Finding[] {
    return this.noted.map(({ code, where, parameters, about }) => {
      const [needsAnswer, sentence] = kinds[code];
      const path = about === null ? undefined : paths.get(about);
      return {
        where: path === undefined ? where : { ...where, path },
        code,
        message: sentence(parameters),
        parameters,
        ...(path === undefined ? {} : { path }),
        needsAnswer,
      };
    });
  }
}
