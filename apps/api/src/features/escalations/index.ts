/** Escalations of actions: raised by decisions, carried up by time, answered by people. */
export { passAll } from './due-pass.ts';
export { EscalationsJobs } from './escalations.jobs.ts';
export { EscalationsService, type PassResult } from './escalations.service.ts';
export { EscalationsModule } from './escalations.module.ts';
