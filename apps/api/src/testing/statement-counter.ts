/** Counts the SQL statements that leave this process, transaction control included. */
// eslint-disable-next-line no-restricted-imports -- it listens to the driver and sends nothing itself
import pg from 'pg';

export interface StatementCounter {
  /** What was sent while `work` ran, in order. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>;
  stop(): void;
}

/** To be started before any pool opens, as pools keep the query method that they find. */
export function countStatements(): StatementCounter {
  const prototype = pg.Client.prototype as unknown as { query: (...parameters: unknown[]) => unknown };
  const original = prototype.query;
  let log: string[] | null = null;
  prototype.query = function counted(this: unknown, ...parameters: unknown[]): unknown {
    const [first] = parameters;
    log?.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? '(unknown)'));
    return original.apply(this, parameters);
  };
  return {
    async during(work) {
      const own: string[] = [];
      log = own;
      try {
        return { result: await work(), statements: own };
      } finally {
        log = null;
      }
    },
    stop() {
      prototype.query = original;
    },
  };
}
