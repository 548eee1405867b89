import { type Attributes, directory, escapeFilter } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, integer, text } from '@tenantry/schema';

import { readDomainNames } from './domain-names.ts';
import { NoSuchSid } from './errors.ts';

export const LookupAccountFromSID = read({
  name: 'Lookup Account from SID',
  summary: 'Translates a security identifier into account name and domain.',
  source: 'dd278515',
  role: 'DomainAdmin',
  input: {
    sid: text('Security identifier, e.g. S-1-5-11.', { maxLength: 256, pattern: '^S-1-[0-9]+(-[0-9]+)*$' }),
    preferredDomainController: domainController(),
  },
  output: {
    name: text('Account name.'),
    domain: text('Short name of the domain; empty for accounts that are in none.'),
    type: integer('1 user, 2 group, 4 alias (group of one domain), 5 well-known group, 9 computer.'),
  },
  errors: [NoSuchSid],

  async run({ input, use }) {
    const known = wellKnown[input.sid];
    if (known) return known;
    const { domain: base } = await use(directory).contexts();
    const filter = `(objectSid=${escapeFilter(input.sid)})`;
    const attributes = ['sAMAccountName', 'cn', 'objectClass', 'groupType'];
    for await (const { attributes: found } of use(directory).search({ base, filter, attributes, limit: 1 })) {
      const { short } = await readDomainNames(use(directory));
      return { name: found['sAMAccountName']?.[0] ?? found['cn']?.[0] ?? '', domain: short, type: typeOf(found) };
    }
    throw NoSuchSid(input.sid);
  },
});

/** Values of SID_NAME_USE. */
const type = { user: 1, group: 2, alias: 4, wellKnownGroup: 5, computer: 9 } as const;

/** Accounts that are the same everywhere (MS-DTYP 2.4.2.4). */
const wellKnown: Readonly<Record<string, { name: string; domain: string; type: number }>> = {
  'S-1-1-0': { name: 'Everyone', domain: '', type: type.wellKnownGroup },
  'S-1-3-0': { name: 'CREATOR OWNER', domain: '', type: type.wellKnownGroup },
  'S-1-5-7': { name: 'ANONYMOUS LOGON', domain: 'NT AUTHORITY', type: type.wellKnownGroup },
  'S-1-5-9': { name: 'ENTERPRISE DOMAIN CONTROLLERS', domain: 'NT AUTHORITY', type: type.wellKnownGroup },
  'S-1-5-10': { name: 'SELF', domain: 'NT AUTHORITY', type: type.wellKnownGroup },
  'S-1-5-11': { name: 'Authenticated Users', domain: 'NT AUTHORITY', type: type.wellKnownGroup },
  'S-1-5-18': { name: 'SYSTEM', domain: 'NT AUTHORITY', type: type.wellKnownGroup },
  'S-1-5-32-544': { name: 'Administrators', domain: 'BUILTIN', type: type.alias },
  'S-1-5-32-545': { name: 'Users', domain: 'BUILTIN', type: type.alias },
  'S-1-5-32-548': { name: 'Account Operators', domain: 'BUILTIN', type: type.alias },
};

/** Bit of groupType: members and use in one domain only. */
const domainLocal = 0x4;

function typeOf(attributes: Attributes): number {
  const classes = (attributes['objectClass'] ?? []).map((name) => name.toLowerCase());
  if (classes.includes('computer')) return type.computer;
  if (!classes.includes('group')) return type.user;
  return (Number(attributes['groupType']?.[0] ?? 0) & domainLocal) === 0 ? type.group : type.alias;
}
