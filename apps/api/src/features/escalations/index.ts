/** Escalations of actions: raised by decisions, carried up by time, answered by people. */
export { EscalationsJobs } from './escalations.jobs.ts';
export { EscalationsModule } from './escalations.module.ts';
