/** Spans and measures on their way to a collector, over OTLP/HTTP. Loaded only when one is named. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type Histogram, type Span } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { within } from '../clock/index.ts';
import type { Collector, Kind, Reading } from './telemetry.ts';

const spanKinds: Readonly<Record<Kind, SpanKind>> = { request: SpanKind.SERVER, operation: SpanKind.INTERNAL, transaction: SpanKind.CLIENT, job: SpanKind.CONSUMER };
/** Name and label of each histogram; that of requests is OpenTelemetry's own. */
const histograms: Readonly<Record<Kind, [name: string, label: string]>> = {
  request: ['http.server.request.duration', 'http.route'], operation: ['waymark.operation.duration', 'waymark.operation'],
  transaction: ['waymark.transaction.duration', 'waymark.transaction'], job: ['waymark.job.duration', 'waymark.job'],
};
/** Seconds; a sweep may take minutes. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const sentWithinMilliseconds = 3_000;

export class Exporting {
  private readonly tracers: TracerProvider;
  private readonly meters: MeterProvider;
  private readonly durations: Readonly<Record<Kind, Histogram>>;
  private readonly observed = new Set<string>();
  private readonly current = new AsyncLocalStorage<Context>();

  constructor({ endpoint, metricsEveryMilliseconds }: Collector, service: string, private readonly gauges: ReadonlyMap<string, { unit: string; read: () => Promise<Reading> | Reading }>) {
    const resource = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'waymark', 'process.pid': process.pid });
    const base = endpoint.replace(/\/$/, '');
    this.tracers = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${base}/v1/traces` }) })] });
    const exporter = new OTLPMetricExporter({ url: `${base}/v1/metrics` });
    this.meters = new MeterProvider({ resource, readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: metricsEveryMilliseconds, exportTimeoutMillis: Math.min(10_000, metricsEveryMilliseconds) })] });
    const meter = this.meters.getMeter('waymark');
    const histogram = (kind: Kind): Histogram => meter.createHistogram(histograms[kind][0], { unit: 's', advice: { explicitBucketBoundaries: boundaries } });
    this.durations = { request: histogram('request'), operation: histogram('operation'), transaction: histogram('transaction'), job: histogram('job') };
    for (const [name, { unit }] of gauges) this.observe(name, unit);
  }

  /** Begins to send a gauge, once. */
  observe(name: string, unit: string): void {
    if (this.observed.has(name)) return;
    this.observed.add(name);
    this.meters.getMeter('waymark').createObservableGauge(name, { unit }).addCallback(async (result) => {
      for (const { value, attributes } of (await this.gauges.get(name)?.read()) ?? []) result.observe(value, attributes);
    });
  }

  async traced<T>(kind: Kind, name: string, work: () => Promise<T>, parent: string | null, nameAtEnd?: () => string): Promise<T> {
    const above = this.current.getStore() ?? remote(parent);
    const span = this.tracers.getTracer('waymark').startSpan(`${kind} ${name}`, { kind: spanKinds[kind], attributes: { [histograms[kind][1]]: name } }, above);
    const began = performance.now();
    let outcome = 'done';
    try {
      return await this.current.run(trace.setSpan(above, span), work);
    } catch (error) {
      outcome = 'failed';
      // Its code at most: messages may hold what somebody wrote.
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      const known = nameAtEnd?.() ?? name;
      if (known !== name) span.updateName(`${kind} ${known}`).setAttribute(histograms[kind][1], known);
      span.end();
      this.durations[kind].record((performance.now() - began) / 1000, { [histograms[kind][1]]: known, outcome });
    }
  }

  traceParent(): string | null {
    const context = this.current.getStore();
    const span: Span | undefined = context && trace.getSpan(context);
    if (!span) return null;
    const { traceId, spanId } = span.spanContext();
    return `00-${traceId}-${spanId}-01`;
  }

  async stop(): Promise<void> {
    await within(sentWithinMilliseconds, Promise.allSettled([this.tracers.shutdown(), this.meters.shutdown()]));
  }
}

function remote(parent: string | null): Context {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(parent ?? '') ?? [];
  return traceId && spanId ? trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true }) : ROOT_CONTEXT;
}
