/** Traces and metrics for OpenTelemetry; nothing at all unless OTEL_EXPORTER_OTLP_ENDPOINT is set. */
export { observe, startTelemetry, stopTelemetry, traced, traceParent, type Kind, type Reading } from './telemetry.ts';
