/** The log: in production one line of JSON for each event; else lines for people, and only of what somebody should look at. */
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { correlationId, currentScope } from './correlation-scope.ts';
import { framesOf, withoutAddresses } from './fault-text.ts';

/** How Nest tells that it starts, in hundreds of lines. */
const tooTalkative = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

type Printing = Parameters<ConsoleLogger['printAsJson']>[1];

export class EventLog extends ConsoleLogger {
  constructor(format: 'json' | 'text') {
    super(format === 'json' ? { json: true, colors: false, compact: true, flattenParams: true, logLevels: ['log', 'warn', 'error', 'fatal'] } : { prefix: 'Waymark', colors: false, flattenParams: true, logLevels: ['warn', 'error', 'fatal'] });
  }

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel, stream?: 'stdout' | 'stderr', stack?: unknown, params?: Record<string, unknown>): void {
    if (level === 'log' && context !== undefined && tooTalkative.has(context)) return;
    super.printMessages(messages.map((message) => withoutAddresses(String(message))), context, level, stream, typeof stack === 'string' ? framesOf(stack) : undefined, params);
  }

  protected override getJsonLogObject(message: unknown, options: Printing): ReturnType<ConsoleLogger['getJsonLogObject']> {
    const { timestamp, ...line } = super.getJsonLogObject(message, options);
    const [id, operation] = [correlationId(), currentScope()?.operation];
    return { time: new Date(timestamp).toISOString(), ...line, ...(id ? { correlationId: id } : {}), ...(operation && !('operation' in line) ? { operation } : {}) } as never;
  }

  /** Part of the line where it is JSON. */
  protected override printStackTrace(stack: string): void {
    if (!this.options.json && stack) super.printStackTrace(framesOf(stack));
  }
}
