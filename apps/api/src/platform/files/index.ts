/** Files: bytes in a store, rows that describe them, and the gate before both. */
export { takenEndings } from './file-content.ts';
export { FileRefused, type FileRefusalCode } from './file-refusal.ts';
export { fileNameOf } from './file-name.ts';
export { FilesJobs } from './files.jobs.ts';
export { FilesModule } from './files.module.ts';
export { FilesService, LARGEST_FILE } from './files.service.ts';
export type { StoredFile } from './stored-file.store.ts';
