import { type Directory, escapeFilter } from '@tenantry/directory';

import { AddressTaken } from './errors.ts';
import { kinds, readContainer } from './kinds.ts';

/** Key under which requests hold the address of a gateway. */
export function gatewayAddressLock(address: string): string {
  return `umIPGatewayAddress:${address.toLowerCase()}`;
}

/** Refuses an address that another gateway has. Hold `gatewayAddressLock` before. */
export async function requireFreeAddress(directory: Directory, address: string, self?: string): Promise<void> {
  const base = await readContainer(directory, kinds.ipGateway);
  const filter = `(&(objectClass=msExchUMIPGateway)(msExchUMIPGatewayAddress=${escapeFilter(address)}))`;
  for await (const { guid } of directory.search({ base, filter, attributes: ['cn'], limit: 2 })) {
    if (guid !== self) throw AddressTaken(address);
  }
}
