import { EqualityFilter, type SearchOptions } from 'ldapts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { toWire } from '../ldap/wire-values.ts';
import type { Operation } from '../operations.ts';

/**
 * Values that are still to be added, or still to be removed. The control for this (permissive modify) knows nothing of links,
 * and takes a value in another spelling for another one.
 */
export async function withoutSuperfluous(
  server: LdapServer,
  dn: string,
  operations: readonly Operation[],
): Promise<Operation[]> {
  const needed: Operation[] = [];
  for (const { kind, attribute, values } of operations) {
    const left: string[] = [];
    for (const value of values) {
      const isThere = await hasValue(server, dn, { attribute, value });
      if (isThere !== (kind === 'ensure')) left.push(value);
    }
    if (left.length > 0) needed.push({ kind: kind === 'ensure' ? 'add' : 'delete', attribute, values: left });
  }
  return needed;
}

async function hasValue(
  server: LdapServer,
  dn: string,
  { attribute, value }: { readonly attribute: string; readonly value: string },
): Promise<boolean> {
  const options: SearchOptions = {
    scope: 'base',
    filter: new EqualityFilter({ attribute, value: toWire(attribute, value) }),
    attributes: ['1.1'],
  };
  const { searchEntries } = await server.ask((client) => client.search(wireDn(dn), options));
  return searchEntries.length > 0;
}
