/** What a service records of a year beside its plan: budget, priorities, feedback. */
export { recordOperations, type RecordContents, type RecordKind } from './content.ts';
export { insertRecord } from './service-record.store.ts';
export { ServiceRecordModule } from './service-record.module.ts';
