import type { Directory } from '@tenantry/directory';

import { NoExchangeOrganization } from './errors.ts';

/** DN of the Exchange organization, found by its class: hosters name it as they like. */
export async function readExchangeOrganization(directory: Directory): Promise<string> {
  const { configuration } = await directory.contexts();
  const base = `CN=Microsoft Exchange,CN=Services,${configuration}`;
  if (await directory.find(base, ['cn'])) {
    const filter = '(objectClass=msExchOrganizationContainer)';
    const attributes = ['cn'];
    for await (const { dn } of directory.search({ base, scope: 'one', filter, attributes, limit: 1 })) return dn;
  }
  throw NoExchangeOrganization();
}
