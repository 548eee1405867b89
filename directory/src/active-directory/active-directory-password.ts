import { randomBytes } from 'node:crypto';

import { Attribute, Change } from 'ldapts';

import { PasswordNotRestored } from '../errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { readOctets } from './domain-facts.ts';
import { versionOf } from './usn.ts';

/** Numbers of unicodePwd and supplementalCredentials in replication data (MS-ADA3 2.332 and 2.288). */
const unicodePwd = 0x9005a;
const supplementalCredentials = 0x9007d;
const randomPasswordBytes = 48;
/** Tells the server to take the present time (MS-ADTS 3.1.1.5.3.2). */
const now = '-1';

/** Sets a password; the server refuses it over a connection that is not encrypted. */
export async function setUnicodePassword(server: LdapServer, dn: string, password: string): Promise<void> {
  const value = Buffer.from(`"${password}"`, 'utf16le');
  await replace(server, dn, { type: 'unicodePwd', value });
}

/**
 * Which password an account has, without the password: nobody can read that. Undo can tell by it whether the password is
 * still, or again, the one from before.
 */
export async function readPasswordVersion(server: LdapServer, dn: string): Promise<string | undefined> {
  const { version, isExpired } = await readState(server, dn);
  return version === undefined ? undefined : `${version}${isExpired ? ' expired' : ''}`;
}

/**
 * Sees to it that the account has the password of a token.
 * @throws DIRECTORY_PASSWORD_NOT_RESTORED when it was changed meanwhile
 */
export async function restorePasswordVersion(server: LdapServer, dn: string, token: string | undefined): Promise<void> {
  const { version, isExpired } = await readState(server, dn);
  if (token === undefined) {
    // There is no way back to no password; one that nobody knows lets nobody in either.
    if (version !== undefined)
      await setUnicodePassword(server, dn, randomBytes(randomPasswordBytes).toString('base64'));
    return;
  }
  const [wanted, expired] = token.split(' ');
  if (String(version) !== wanted) throw PasswordNotRestored(dn);
  // The remains of a deleted account keep the password, but not that it is valid.
  if (isExpired && expired === undefined) await replace(server, dn, { type: 'pwdLastSet', value: now });
}

async function readState(
  server: LdapServer,
  dn: string,
): Promise<{ readonly version: number | undefined; readonly isExpired: boolean }> {
  const metaData = await readOctets(server, dn, 'replPropertyMetaData');
  const lastSet = await readOctets(server, dn, 'pwdLastSet');
  const isExpired = lastSet === undefined || lastSet.toString() === '0';
  // A new account has a version of its password before it has a password; only setting one makes keys from it.
  const hasKeys = metaData !== undefined && versionOf(metaData, supplementalCredentials) !== undefined;
  return { version: metaData && (hasKeys || !isExpired) ? versionOf(metaData, unicodePwd) : undefined, isExpired };
}

async function replace(
  server: LdapServer,
  dn: string,
  { type, value }: { readonly type: string; readonly value: string | Buffer },
): Promise<void> {
  const values = typeof value === 'string' ? [value] : [value];
  // The library wants text or octets, not both.
  const modification = new Attribute({ type, values: values as string[] | Buffer[] });
  await server.use((client) => client.modify(wireDn(dn), new Change({ operation: 'replace', modification })));
}
