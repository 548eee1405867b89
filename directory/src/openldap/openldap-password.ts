import { Attribute, BerWriter, Change } from 'ldapts';

import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';

const passwordModify = '1.3.6.1.4.1.4203.1.11.1';
const userIdentity = 0x80;
const newPassword = 0x82;

/** Sets a password by the extended operation (RFC 3062): the server hashes it as its administrator has decided. */
export async function sendPassword(server: LdapServer, dn: string, password: string): Promise<void> {
  const value = new BerWriter();
  value.startSequence();
  value.writeString(wireDn(dn), userIdentity);
  value.writeString(password.normalize('NFC'), newPassword);
  value.endSequence();
  await server.use((client) => client.exop(passwordModify, value.buffer));
}

/** The stored hashes, so that they can be written back. */
export async function readPasswordToken(server: LdapServer, dn: string): Promise<string | undefined> {
  const attributes = ['userPassword'];
  const entry = await readEntry(server, wireDn(dn), { attributes, binary: attributes });
  const value = entry?.['userPassword'] ?? [];
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) return undefined;
  return values
    .map((each) => Buffer.from(each).toString('base64'))
    .sort()
    .join(' ');
}

/** The change that puts stored hashes back, or takes every password away. */
export function tokenValues(token: string | undefined): Change {
  const values = (token ?? '').split(' ').filter((each) => each !== '');
  return new Change({
    operation: 'replace',
    modification: new Attribute({
      type: 'userPassword',
      values: values.map((each) => Buffer.from(each, 'base64')),
    }),
  });
}
