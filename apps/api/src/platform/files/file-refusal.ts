/** Why a file is not taken: a code for pages, and one sentence that says what to do next. */
import { RequestRefused } from '../http/request-refused.ts';

export type FileRefusalCode =
  | 'empty' | 'tooLarge' | 'quotaFull' | 'lengthMissing' | 'interrupted' | 'nameMissing'
  | 'fileType' | 'notWhatItSays' | 'oldOffice' | 'encrypted' | 'macros' | 'damaged' | 'bomb' | 'embedded' | 'twoFiles' | 'unreadable'
  | 'infected' | 'scannerAway';

const refusals: Record<FileRefusalCode, readonly [status: number, sentence: (p: Record<string, string | number>) => string]> = {
  empty: [400, () => 'The file is empty: choose the file that holds the evidence and upload it again.'],
  tooLarge: [413, (p) => `The file is larger than ${p.limitMegabytes} MB: make it smaller or add a link to it instead.`],
  quotaFull: [413, (p) => `The files of your service would take more than ${p.limitMegabytes} MB: add a link instead, or ask your administrator for more room.`],
  lengthMissing: [411, () => 'The upload does not say how long it is: send the header content-length with it.'],
  interrupted: [400, () => 'The upload stopped before the end: check the connection and upload the file again.'],
  nameMissing: [400, () => 'The upload has no file name: send it, percent-encoded, in the header x-file-name.'],
  fileType: [415, () => 'Files of this kind are not taken: save it as PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), CSV, text, PNG or JPEG and upload that.'],
  notWhatItSays: [415, (p) => `The file is named ${p.named} but holds something else: save it again from the program that made it and upload that.`],
  oldOffice: [415, () => 'This is an Outlook message or an Office file that is old or has a password: save it as PDF or in today’s format without a password and upload that.'],
  encrypted: [415, () => 'The file is protected by a password: save a copy without the password and upload that.'],
  macros: [415, () => 'The file holds macros, scripts or controls, which are refused: save it without them, or print it to PDF, and upload that.'],
  damaged: [415, () => 'The file is damaged: open it, save it again and upload the new copy.'],
  bomb: [415, () => 'The file unpacks to far more than a document needs: save it as PDF and upload that.'],
  embedded: [415, () => 'Another file is embedded in this one: save it as PDF, or remove what is embedded, and upload that.'],
  twoFiles: [415, () => 'The file is two files in one, which is refused: save it again from the program that made it and upload that.'],
  unreadable: [415, () => 'Looking into the file took too long: save it as PDF and upload that.'],
  infected: [422, () => 'The virus scanner found something harmful in the file: it was not kept. Tell your IT team.'],
  scannerAway: [503, () => 'The virus scanner does not answer, so no file can be taken: try again in some minutes, or add a link instead.'],
};

export class FileRefused extends RequestRefused {
  constructor(code: FileRefusalCode, parameters: Record<string, string | number> = {}) {
    const [status, sentence] = refusals[code];
    super(code, status, sentence(parameters), {}, parameters);
    this.name = 'FileRefused';
  }
}
