import type { Place } from '@tenantry/engine';

/** Identity of a device for the provider: of this user, whatever its id looks like. */
export function identityOf({ guid }: Place, deviceID: string): string {
  return `${guid}\\AirSync-${deviceID}`;
}
