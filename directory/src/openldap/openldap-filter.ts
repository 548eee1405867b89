import { parseGuid } from '@tenantry/schema';
import { EqualityFilter, OrFilter, PresenceFilter } from 'ldapts';

import { isBinary, isBoolean, isInteger, secretAttributes } from '../attribute-types.ts';
import type { Filter, FilterComparison } from '../filter.ts';
import { anything, type FilterLeaf, nothing, type Translated, toLdapFilter } from '../ldap/to-ldap-filter.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { isSid, octetsToGuid } from '../octets.ts';
import { guidFromSid, principalClasses } from './identity.ts';
import { standardAttributes } from './standard-schema.ts';

/** A filter as OpenLDAP understands it. */
export function openLdapFilter(filter: Filter): Translated {
  return toLdapFilter(filter, special);
}

/** Entries with this GUID. */
export function guidFilter(guid: string): EqualityFilter {
  return new EqualityFilter({ attribute: 'entryUUID', value: guid.toLowerCase() });
}

const timestamps: Readonly<Record<string, string>> = { whenCreated: 'createTimestamp', whenChanged: 'modifyTimestamp' };
const always: Translated = { filter: new PresenceFilter({ attribute: 'objectClass' }) };

function special(filter: FilterLeaf): Translated | undefined {
  const { attribute, kind } = filter;
  if (secretAttributes.has(attribute.toLowerCase())) return nothing();
  const timestamp = timestamps[attribute];
  if (timestamp !== undefined) return toLdapFilter({ ...filter, attribute: timestamp }, () => undefined);
  switch (attribute) {
    case 'objectGUID':
      return kind === 'present' ? always : identified(filter, guidOf);
    case 'objectSid':
      return kind === 'present' ? principal : identified(filter, guidOfSid);
    case 'distinguishedName':
      return kind === 'present' ? always : named(filter);
    case 'memberOf':
      return anything();
    case 'name':
      return kind === 'present' ? always : anyName(filter);
    case 'uSNChanged':
      return nothing();
    default:
      return byOrder(filter) ?? byValue(filter);
  }
}

const principal: Translated = {
  filter: new OrFilter({
    filters: principalClasses.map((value) => new EqualityFilter({ attribute: 'objectClass', value })),
  }),
};

function identified(filter: FilterLeaf, read: (value: string) => string | undefined): Translated {
  const guid = filter.kind === 'equal' ? read(filter.value) : undefined;
  return guid === undefined ? nothing() : { filter: guidFilter(guid) };
}

function guidOf(value: string): string | undefined {
  if (Buffer.from(value, 'base64').length === 16) return octetsToGuid(value);
  return parseGuid(value);
}

function guidOfSid(octets: string): string | undefined {
  return isSid(octets) ? guidFromSid(octets) : undefined;
}

function named(filter: FilterLeaf): Translated {
  if (filter.kind !== 'equal') return anything();
  try {
    return { filter: new EqualityFilter({ attribute: 'entryDN', value: wireDn(filter.value) }) };
  } catch {
    return nothing();
  }
}

/** The value of an entry's own name is one of its naming attribute, whichever that is. */
function anyName(filter: Exclude<FilterLeaf, { kind: 'present' }>): Translated {
  const kinds = ['cn', 'ou', 'dc'].map((attribute) => toLdapFilter({ ...filter, attribute }, () => undefined).filter);
  return { filter: new OrFilter({ filters: kinds }), inexact: true };
}

/** The standard schema gives most of its attributes no order. */
function byOrder(filter: FilterLeaf): Translated | undefined {
  if (filter.kind !== 'atLeast' && filter.kind !== 'atMost') return undefined;
  if (isInteger(filter.attribute) || !standardAttributes.has(filter.attribute.toLowerCase())) return undefined;
  return { filter: new PresenceFilter({ attribute: filter.attribute }), inexact: true };
}

function byValue(filter: FilterLeaf): Translated | undefined {
  if (filter.kind === 'substring' && isBinary(filter.attribute)) return nothing();
  if (filter.kind === 'equal' && isBoolean(filter.attribute)) {
    return toLdapFilter({ ...filter, value: filter.value.toUpperCase() } satisfies FilterComparison, () => undefined);
  }
  return undefined;
}
