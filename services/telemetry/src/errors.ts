import { error } from '@tenantry/engine/client';

/** Codes of what is watched. They never change and are never used twice. */

export const MetricsUnauthenticated = error(
  'TELEMETRY_UNAUTHENTICATED',
  0x8007052e,
  () =>
    'The call carries no valid credentials. Let the collector sign in as a user of the hosting organization, or with a token of one.',
);

export const MetricsForbidden = error(
  'TELEMETRY_FORBIDDEN',
  0x80070005,
  (caller) => `${caller} holds no role at the hosting organization. Metrics are about all tenants together.`,
);
