import type { Call } from '@tenantry/engine';

import { type DirectoryObject, readValues } from './directory-values.ts';
import { HasMail } from './errors.ts';

/** Refuses a contact or group that has mail: addresses and counts belong to layers that would not hear of its end. */
export async function refuseMail(call: Call, object: DirectoryObject): Promise<void> {
  const { proxyAddresses, legacyExchangeDN } = await readValues(call, object, ['proxyAddresses', 'legacyExchangeDN']);
  if (proxyAddresses.length > 0 || legacyExchangeDN.length > 0) throw HasMail(object.path);
}
