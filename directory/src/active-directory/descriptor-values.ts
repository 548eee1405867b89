import { Attribute } from 'ldapts';

import { isDescriptor } from '../attribute-types.ts';
import { ValueChanged } from '../errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { toAttribute } from '../ldap/to-changes.ts';
import type { Operation } from '../operations.ts';
import { decodeDescriptor, encodeDescriptor } from '../security/descriptor-octets.ts';
import { parseSddl } from '../security/sddl.ts';
import { readOctets } from './domain-facts.ts';

/** Makes attributes as a server of one domain takes them: security descriptors go as octets. */
export function attributeMaker(domainSid: string): (type: string, values: readonly string[]) => Attribute {
  return (type, values) =>
    isDescriptor(type)
      ? new Attribute({ type, values: values.map((value) => encodeDescriptor(parseSddl(value, domainSid))) })
      : toAttribute(type, values);
}

/**
 * Operations whose old descriptors are those that the server holds, to the octet: other programs lay the parts of a
 * descriptor out in another order, and a server compares octets.
 * @returns octets to delete, by attribute
 * @throws DIRECTORY_VALUE_CHANGED when it holds another one
 */
export async function heldDescriptors(
  server: LdapServer,
  { dn, operations }: { readonly dn: string; readonly operations: readonly Operation[] },
  domainSid: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const held = new Map<string, Buffer>();
  for (const { kind, attribute, values } of operations) {
    const [expected] = values;
    if ((kind !== 'delete' && kind !== 'drop') || !isDescriptor(attribute) || expected === undefined) continue;
    const octets = await readOctets(server, dn, attribute);
    const wanted = encodeDescriptor(parseSddl(expected, domainSid));
    if (octets === undefined || !encodeDescriptor(decodeDescriptor(octets)).equals(wanted))
      throw ValueChanged(attribute, dn);
    held.set(attribute, octets);
  }
  return held;
}
