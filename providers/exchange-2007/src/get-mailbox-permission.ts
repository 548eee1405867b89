import {
  type AccessEntry,
  accessEntriesOf,
  type Directory,
  directory,
  escapeFilter,
  isInherited,
  sameDn,
  toSid,
} from '@tenantry/directory';
import { read } from '@tenantry/engine';
import {
  boolean,
  byIdentity,
  domainController,
  list,
  oneOf,
  optional,
  recipient,
  record,
  text,
  user,
} from '@tenantry/schema';

import { DescriptorUnreadable, NoMailbox, NotAPrincipal, UserAndOwner } from './errors.ts';
import { descriptorsOf, sidOfTrustee } from './mailbox-descriptors.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { accessRights, inheritanceOf, inheritanceTypes, isSendAs, rightsOf } from './mailbox-rights.ts';
import { belongsTo, ownerOf } from './owning-organization.ts';

export const GetMailboxPermission = read({
  summary: 'Lists who has which rights on a mailbox, or who owns it.',
  remarks:
    'A trustee outside the organization of the mailbox is told by its security identifier only, and one that is gone is not valid.',
  source: 'dd251756',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: optional(byIdentity(recipient('Only the rights of this user or group; not together with owner.'))),
    owner: optional(
      byIdentity(user('Asks who owns the mailbox; answered when it is this user. Not together with user.')),
    ),
    path: user('LDAP path of the user who owns the mailbox.', { within: 'organization' }),
  },
  output: {
    permissions: list(
      'permission',
      record('Rights of one trustee.', {
        identity: text('DN of the mailbox.'),
        user: optional(text('LDAP path of the trustee, NT AUTHORITY\\SELF for the owner, else a security identifier.')),
        owner: optional(text('Owner of the mailbox, when asked for.')),
        deny: boolean('Denied instead of allowed.'),
        isInherited: boolean('It comes from above and cannot be taken away here.'),
        isValid: boolean('The trustee still exists.'),
        accessRights: list('value', oneOf(accessRights, 'One right.')),
        inheritanceType: oneOf(inheritanceTypes, 'What below the mailbox inherits.'),
      }),
      { sentence: 'The rights, denials first.' },
    ),
  },
  errors: [NoMailbox, NotAPrincipal, DescriptorUnreadable, UserAndOwner],

  async run({ input, use, place }) {
    if (input.user !== undefined && input.owner !== undefined) throw UserAndOwner();
    const entry = await readMailboxEntry(use(directory), input.path);
    const { mailbox, object } = descriptorsOf(entry);
    const identity = entry.dn;
    if (input.owner !== undefined) {
      const { dn } = await use(directory).read(input.owner, ['cn']);
      return { permissions: sameDn(dn, entry.dn) ? [{ ...ownership, identity, owner: entry.path }] : [] };
    }
    const wanted = input.user === undefined ? undefined : await sidOfTrustee(use(directory), input.user);
    const organization = ownerOf(entry.attributes) ?? (await place('path')).organization?.path;
    const permissions: Permission[] = [];
    for (const each of [...accessEntriesOf(mailbox), ...accessEntriesOf(object).filter(isSendAs)]) {
      if (wanted !== undefined && toSid(each.trustee) !== wanted) continue;
      const rights = rightsOf(each);
      if (rights.length === 0) continue;
      permissions.push({
        identity,
        ...(await describeTrustee(use(directory), each, organization)),
        deny: each.type.endsWith('D'),
        isInherited: isInherited(each),
        accessRights: rights,
        inheritanceType: inheritanceOf(each),
      });
    }
    return { permissions };
  },
});

/** What an answer about the owner says beside him. */
const ownership = {
  deny: false,
  isInherited: false,
  isValid: true,
  accessRights: [],
  inheritanceType: 'None' as const,
};

interface Permission {
  identity: string;
  user: string;
  deny: boolean;
  isInherited: boolean;
  isValid: boolean;
  accessRights: (typeof accessRights)[number][];
  inheritanceType: (typeof inheritanceTypes)[number];
}

const self = 'S-1-5-10';

/** Principals of the machine or of every domain; they always exist. */
const builtIn = /^S-1-(?!5-21-)/;

async function describeTrustee(handle: Directory, { trustee }: AccessEntry, organization: string | undefined) {
  const sid = toSid(trustee);
  if (sid === self) return { user: 'NT AUTHORITY\\SELF', isValid: true };
  if (!sid.startsWith('S-1-5-21-')) return { user: sid, isValid: builtIn.test(sid) };
  const { domain } = await handle.contexts();
  const filter = `(objectSid=${escapeFilter(sid)})`;
  const attributes = ['otherWellKnownObjects'];
  for await (const found of handle.search({ base: domain, filter, attributes, limit: 1 })) {
    return { user: belongsTo(found, organization) ? found.path : sid, isValid: true };
  }
  return { user: sid, isValid: false };
}
