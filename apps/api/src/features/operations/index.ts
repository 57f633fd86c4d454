/** For whoever runs the installation, and belongs to no service. */
export { OperationsModule } from './operations.module.ts';
export { serveOperations } from './operations-server.ts';
export { QueueReports, type OutboxReport, type QueueReport } from './queue-reports.ts';
