/**
 * What the program tells of itself while it works. Off, it costs one comparison; the packages of
 * OpenTelemetry are loaded when it starts. Names and codes only: never an address, an id of a person or content.
 */
import type { Exporting } from './exporting.ts';

/** What is measured, each with a histogram of its own. */
export type Kind = 'request' | 'operation' | 'transaction' | 'job';

/** Numbers that are asked for when they are sent, by the attributes that tell them apart. */
export type Reading = readonly { value: number; attributes: Readonly<Record<string, string>> }[];

export interface Collector {
  /** Takes OTLP over HTTP. */
  endpoint: string;
  metricsEveryMilliseconds: number;
}

let exporting: Exporting | null = null;
const gauges = new Map<string, { unit: string; read: () => Promise<Reading> | Reading }>();

/** @param service waymark-api or waymark-worker */
export async function startTelemetry(collector: Collector | null, service: string): Promise<void> {
  if (collector === null) return;
  const { Exporting } = await import('./exporting.ts');
  exporting = new Exporting(collector, service, gauges);
}

/** Sends what was not sent yet; gives up within seconds. */
export async function stopTelemetry(): Promise<void> {
  const ending = exporting;
  exporting = null;
  await ending?.stop();
}

/**
 * Does `work` as a span below the one that is being done, and measures how long it takes.
 * @param name from a small set: an operation, a job, the pattern of a route
 * @param parent a `traceParent` that came with a job
 * @param nameAtEnd where the name shows only when the work is done
 */
export function traced<T>(kind: Kind, name: string, work: () => Promise<T>, parent?: string | null, nameAtEnd?: () => string): Promise<T> {
  return exporting === null ? work() : exporting.traced(kind, name, work, parent ?? null, nameAtEnd);
}

/** Of the span that is being done, as W3C Trace Context writes it; for what goes on elsewhere. */
export function traceParent(): string | null {
  return exporting?.traceParent() ?? null;
}

/** Registers a gauge; asked only while somebody listens. */
export function observe(name: string, unit: string, read: () => Promise<Reading> | Reading): void {
  gauges.set(name, { unit, read });
  exporting?.observe(name, unit);
}
