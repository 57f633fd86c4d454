/** The number of the request or job that is being done: ambient, so that every line of the log carries it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export interface CorrelationScope {
  readonly id: string;
  /** What is being done, once it is known: operations of the table of permissions, or a job. */
  operation: string | null;
}

const storage = new AsyncLocalStorage<CorrelationScope>();
const wellFormed = /^[\w-]{8,64}$/;

/** The given number when it looks like one, else a new one. */
export function newCorrelationId(given?: unknown): string {
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}

/** Everything `work` starts is logged under this number. */
export function withCorrelation<T>(scope: CorrelationScope, work: () => T): T {
  return storage.run(scope, work);
}

export function currentScope(): CorrelationScope | undefined {
  return storage.getStore();
}

/** Null outside requests and jobs. */
export function correlationId(): string | null {
  return storage.getStore()?.id ?? null;
}
