import { parseGuid } from '@tenantry/schema';
import { EqualityFilter } from 'ldapts';

import { isBinary, isBoolean, isDn, isDnWithBinary, secretAttributes } from '../attribute-types.ts';
import type { Filter } from '../filter.ts';
import { type FilterLeaf, nothing, type Translated, toLdapFilter } from '../ldap/to-ldap-filter.ts';
import { guidToOctets, isSid } from '../octets.ts';

/** A filter as Active Directory understands it. */
export function activeDirectoryFilter(filter: Filter): Translated {
  return toLdapFilter(filter, special);
}

/** The entry with this GUID. */
export function guidFilter(guid: string): EqualityFilter {
  return new EqualityFilter({ attribute: 'objectGUID', value: Buffer.from(guidToOctets(guid), 'base64') });
}

function special(filter: FilterLeaf): Translated | undefined {
  const { attribute, kind } = filter;
  if (secretAttributes.has(attribute.toLowerCase())) return nothing();
  if (attribute === 'objectGUID' && kind === 'equal') {
    const guid = parseGuid(filter.value);
    return guid === undefined ? undefined : { filter: guidFilter(guid) };
  }
  // The value is base64 here already; a server may answer anything else with an error.
  if (attribute === 'objectSid' && kind === 'equal') return isSid(filter.value) ? undefined : nothing();
  if (kind === 'substring' && (isBinary(attribute) || isDn(attribute) || isDnWithBinary(attribute))) return nothing();
  if (kind === 'equal' && isBoolean(attribute) && filter.value !== filter.value.toUpperCase()) {
    return toLdapFilter({ ...filter, value: filter.value.toUpperCase() }, () => undefined);
  }
  return undefined;
}
