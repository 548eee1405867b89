import { EqualityFilter } from 'ldapts';

import { valuesOf } from '../attribute-change.ts';
import type { Attributes } from '../directory.ts';
import { sameDn } from '../distinguished-name.ts';
import { Constraint } from '../errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { searchPages } from '../ldap/search-pages.ts';
import { dnFromWire } from '../ldap/wire-name.ts';

/**
 * Account names are unique in a domain. OpenLDAP has an overlay for that, which looks away where an identity is chosen; between
 * two requests the claims of the engine keep a name.
 * @throws DIRECTORY_CONSTRAINT
 */
export async function requireOwnAccountName(
  server: LdapServer,
  { domain, dn, attributes }: { readonly domain: string; readonly dn: string; readonly attributes: Attributes },
): Promise<void> {
  const [value] = valuesOf(attributes, 'sAMAccountName');
  if (value === undefined) return;
  const filter = new EqualityFilter({ attribute: 'sAMAccountName', value });
  const request = { base: domain, scope: 'subtree' as const, filter, attributes: ['1.1'], binary: [], limit: 2 };
  for await (const page of searchPages(server, request)) {
    if (page.some((other) => !sameDn(dnFromWire(other.dn), dn))) {
      throw Constraint(dn, 'its sAMAccountName is taken. Choose another one.');
    }
  }
}
