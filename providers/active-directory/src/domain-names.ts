import { type Directory, escapeFilter } from '@tenantry/directory';

import { domainOf } from './domain-of.ts';

/** The two names of the domain: the short one, e.g. FABRIKAM, and that of DNS. */
export async function readDomainNames(directory: Directory): Promise<{ readonly short: string; readonly dns: string }> {
  const { domain, configuration } = await directory.contexts();
  const dns = domainOf(domain);
  const partitions = await directory.find(`CN=Partitions,${configuration}`, ['cn']);
  if (partitions) {
    const filter = `(&(objectClass=crossRef)(nCName=${escapeFilter(domain)}))`;
    const attributes = ['nETBIOSName'];
    for await (const entry of directory.search({ base: partitions.dn, scope: 'one', filter, attributes })) {
      const short = entry.attributes['nETBIOSName']?.[0];
      if (short !== undefined) return { short, dns };
    }
  }
  // Directories without partitions, and the rule by which a new domain gets its short name.
  return { short: (dns.split('.')[0] ?? '').toUpperCase(), dns };
}
