/** What is logged, how, and under whose number. */
export { correlationId, currentScope, newCorrelationId, withCorrelation, type CorrelationScope } from './correlation-scope.ts';
export { EventLog } from './event-log.ts';
export { faultStack, faultText } from './fault-text.ts';
