export { callId } from './call-id.ts';
export type { CallLogOptions } from './call-log.ts';
export type { Metrics, MetricsSource } from './metrics.ts';
export { metricsService } from './metrics-service.ts';
export { openTelemetry, type Telemetry } from './telemetry.ts';
export type { TraceOptions } from './traces.ts';
