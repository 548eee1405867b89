import { splitDn } from '@tenantry/directory';

/** DNS name of the domain that a DN lies in, in lower case; empty when it names none. */
export function domainOf(dn: string): string {
  const labels = splitDn(dn).flatMap((rdn) => /^DC\s*=\s*(.*)$/i.exec(rdn)?.[1] ?? []);
  return labels.join('.').toLowerCase();
}
