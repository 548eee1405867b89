import { type Directory, directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, group, ldapPath } from '@tenantry/schema';

import { type Membership, memberLock, readMembership } from './membership.ts';

export const GroupRemove = write({
  name: 'Group Remove',
  summary: 'Takes an object out of a group.',
  remarks: 'An object that is no member is no error.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    path: ldapPath('LDAP path of the object to take out.'),
    preferredDomainController: domainController(),
  },
  changes: directory,
  locks: ({ group, path }) => [memberLock(group, path)],

  async prepare({ input, use }): Promise<Membership | null> {
    const membership = await readMembership(use(directory), input.group, input.path);
    return membership.isMember ? membership : null;
  },

  async apply({ use }, removed) {
    if (removed) await use(directory).removeValues(removed.group, 'member', [removed.member]);
    return {};
  },

  async undo({ use }, removed) {
    if (removed && (await isThere(use(directory), removed))) {
      await use(directory).addValues(removed.group, 'member', [removed.member]);
    }
  },
});

// Somebody else may have deleted either of them since.
async function isThere(from: Directory, { group, member }: Membership): Promise<boolean> {
  const entries = await Promise.all([group, member].map((path) => from.find(path, ['objectClass'])));
  return entries.every((entry) => entry !== undefined);
}
