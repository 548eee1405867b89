import { type Directory, escapeFilter } from '@tenantry/directory';

import { PilotTaken } from './errors.ts';
import { readExchangeOrganization } from './exchange-organization.ts';

/** Key under which requests hold a number that calls come in by. */
export function pilotLock(pilot: string): string {
  return `umPilot:${pilot.toLowerCase()}`;
}

/**
 * Refuses a number that another hunt group or auto attendant answers. Hold `pilotLock` before.
 * @param below entry whose objects are looked at: numbers of one gateway are not those of another
 */
export async function requireFreePilots(
  directory: Directory,
  pilots: readonly string[],
  { below, self }: { readonly below?: string; readonly self?: string } = {},
): Promise<void> {
  const base = below ?? (await readExchangeOrganization(directory));
  for (const pilot of pilots) {
    const value = escapeFilter(pilot);
    const filter = `(|(msExchUMPilotIdentifier=${value})(msExchUMAutoAttendantDialedNumbers=${value}))`;
    for await (const { guid } of directory.search({ base, filter, attributes: ['cn'], limit: 2 })) {
      if (guid !== self) throw PilotTaken(pilot);
    }
  }
}
