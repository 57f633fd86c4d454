// The one error a reader of documents throws on purpose: a code with parameters for the screens,
// and one English sentence that says what to do next.

export type RefusalCode =
  | 'empty'
  | 'tooLarge'
  | 'wrongType'
  | 'notWhatItSays'
  | 'oldFormat'
  | 'encrypted'
  | 'macros'
  | 'damaged'
  | 'bomb'
  | 'tooManyParts'
  | 'nestedArchive'
  | 'unsafePath'
  | 'doctype'
  | 'tooManyCells'
  | 'outOfMemory'
  | 'outOfTime'
  | 'stopped';

export type RefusalParameters = Readonly<Record<string, string | number>>;

const sentences: Record<RefusalCode, (p: RefusalParameters) => string> = {
  empty: () => 'The file is empty: choose the file that holds the plan and upload it again.',
  tooLarge: (p) => `The file is larger than ${p.limitMegabytes} MB: remove pictures or split the plan, then upload it again.`,
  wrongType: (p) => `This is ${p.found}, which cannot be read as a plan: save it as .docx, .xlsx or .csv and upload that.`,
  notWhatItSays: (p) => `The file is named ${p.named} but holds ${p.found}: save it again from the program that made it, then upload that.`,
  oldFormat: (p) => `This is ${p.found} in the format used before 2007: open it, save it as ${p.wanted} and upload that.`,
  encrypted: () => 'The file is protected by a password: save a copy without the password and upload that.',
  macros: (p) => `The file holds macros (${p.part}), which are refused: save it as ${p.wanted} without macros and upload that.`,
  damaged: (p) => `The file is damaged (${p.part}): open it, save it again and upload the new copy.`,
  bomb: (p) => `The file unpacks to far more than a plan needs (${p.part}): save the plan alone in a new file and upload that.`,
  tooManyParts: (p) => `The file holds more than ${p.limit} parts inside: save the plan alone in a new file and upload that.`,
  nestedArchive: (p) => `Another file is embedded in this one (${p.part}): remove embedded files, save and upload it again.`,
  unsafePath: (p) => `The file holds a part with an unsafe name (${p.part}): save it again from Word or Excel and upload that.`,
  doctype: (p) => `The file holds a document type declaration (${p.part}), which is refused: save it again from Word or Excel and upload that.`,
  tooManyCells: (p) => `The file holds more than ${p.limit} cells: keep only the sheets of the plan and upload it again.`,
  outOfMemory: (p) => `Reading the file needed more than ${p.limitMegabytes} MB of memory: keep only the plan in it and upload it again.`,
  outOfTime: (p) => `Reading the file took longer than ${p.limitSeconds} seconds: keep only the plan in it and upload it again.`,
  stopped: () => 'Reading the file stopped before it was finished: upload it again, and save it anew first if that happens twice.',
};

/** A file that will not be read. `code` and `parameters` are stable; `message` is the English sentence. */
export class DocumentRefused extends Error {
  readonly code: RefusalCode;
  readonly parameters: RefusalParameters;

  constructor(code: RefusalCode, parameters: RefusalParameters = {}) {
    super(sentences[code](parameters));
    this.name = 'DocumentRefused';
    this.code = code;
    this.parameters = parameters;
  }
}
