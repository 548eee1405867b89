import type { Probe } from '@tenantry/engine/host';

/** Lets go of what probes hold when a test ends: one that fails before it does so itself would hang instead of saying why. */
export interface ProbeRelease {
  /** The probe, whose promises hold nothing any more after `release`. */
  guard(probe: Probe): Probe;
  release(): void;
}

export function probeRelease(): ProbeRelease {
  const released = Promise.withResolvers<void>();
  return {
    guard: (probe) => (point) => {
      const held = probe(point);
      return held instanceof Promise ? Promise.race([held, released.promise]) : undefined;
    },
    release: () => released.resolve(),
  };
}
