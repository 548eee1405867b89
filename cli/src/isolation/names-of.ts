import type { Entry } from '@tenantry/directory';
import { guidToOctetText } from '@tenantry/schema';

import { ghostOf } from './foreign-world.ts';

/** One way to name an object. */
export interface Form {
  readonly form: string;
  readonly value: string;
}

const controller = 'dc1.fabrikam.com';

/** Every form in which somebody might try to name an object; forms that the object has no value for are left out. */
export function namesOf({ dn, guid, attributes }: Entry): Form[] {
  const first = (name: string) => attributes[name]?.[0];
  const relative = dn.slice(dn.indexOf('=') + 1, dn.indexOf(','));
  const mail = first('mail');
  const legacy = first('legacyExchangeDN');
  const forms: [string, string | undefined][] = [
    ['LDAP path', `LDAP://${dn}`],
    ['distinguished name', dn],
    ['lower case', `ldap://${dn.toLowerCase()}`],
    ['upper case', `LDAP://${dn.toUpperCase()}`],
    ['escaped', `LDAP://${escaped(dn)}`],
    ['spaces', `LDAP://${dn.replaceAll(/,(?=[A-Z]+=)/g, ' , ')}`],
    ['path with controller', `LDAP://${controller}/${dn}`],
    ['GUID path', `LDAP://<GUID=${guid}>`],
    ['upper-case GUID path', `LDAP://<GUID=${guid.toUpperCase()}>`],
    ['GUID', guid],
    ['braced GUID', `{${guid}}`],
    ['GUID digits', guidToOctetText(guid)],
    ['pointer', pointerTo(dn, attributes['otherWellKnownObjects'])],
    ['canonical name', canonical(dn)],
    ['user principal name', first('userPrincipalName')],
    ['account name', first('sAMAccountName')],
    ['down-level name', first('sAMAccountName') && `FABRIKAM\\${first('sAMAccountName')}`],
    ['SMTP address', mail],
    ['upper-case SMTP address', mail?.toUpperCase()],
    ['proxy address', mail && `SMTP:${mail}`],
    ['second proxy address', attributes['proxyAddresses']?.find((address) => address.startsWith('smtp:'))],
    ['X500 address', legacy && `X500:${legacy}`],
    ['legacy DN', legacy],
    ['alias', first('mailNickname')],
    ['display name', first('displayName')],
    ['common name', relative],
    ['mail domain', first('uPNSuffixes') ?? first('msExchAcceptedDomainName')],
    ['security identifier', first('objectSid')],
  ];
  return forms.flatMap(([form, value]) => (value === undefined ? [] : [{ form, value }]));
}

/** An entry like another one that does not exist anywhere. */
export function ghostEntryOf({ dn, guid, attributes }: Entry): Entry {
  const ghosts = Object.entries(attributes).map(([name, values]) => [name, values.map(ghostOf)]);
  return {
    path: `LDAP://${ghostOf(dn)}`,
    dn: ghostOf(dn),
    // Where a text is cut, its end is what gets lost; so only the end differs.
    guid: `${guid.slice(0, -8)}${guid.endsWith('00000000') ? '11111111' : '00000000'}`,
    attributes: {
      ...Object.fromEntries(ghosts),
      objectSid: attributes['objectSid']?.map((sid) => sid.replace(/[^=]{4}=*$/, '////')) ?? [],
    },
  };
}

/** RFC 4514: any character may be written as a backslash and two hexadecimal digits. */
function escaped(dn: string): string {
  return dn.replaceAll(/(?<==)[A-Za-z]/g, (letter) => `\\${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The name of what an organization points to, by the pointer. */
function pointerTo(dn: string, pointers: readonly string[] = []): string | undefined {
  const [, , guid] = pointers[0]?.split(':') ?? [];
  return guid && `LDAP://<WKGUID=${guid},${dn}>`;
}

function canonical(dn: string): string {
  const parts = dn.split(/(?<!\\),/);
  const values = (type: string) =>
    parts
      .filter((part) => part.toUpperCase().startsWith('DC=') === (type === 'DC'))
      .map((part) => part.slice(part.indexOf('=') + 1));
  return `${values('DC').join('.')}/${values('').reverse().join('/')}`;
}
