/** An export that will not be taken in: one sentence for the person who runs the import. */
export class ImportRefused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ImportRefused';
  }
}

const again = 'make the export again and import that';

export const notAnExport = (): ImportRefused => new ImportRefused(`The file is not a full export of a service; ${again}.`);
export const damaged = (path: string): ImportRefused => new ImportRefused(`The export was changed or damaged (${path}), so nothing of it was imported; ${again}.`);
export const bomb = (path: string): ImportRefused => new ImportRefused(`The file unpacks to far more than an export holds (${path}), so it was not read on; ${again}.`);
export const tooLong = (path: string): ImportRefused => new ImportRefused(`The export holds a value that is too long to read in (${path}); take it out of the service and export again.`);
