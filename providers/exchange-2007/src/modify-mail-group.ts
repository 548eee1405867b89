import { applyChange, changeOf, directory, dnOf, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  byIdentity,
  changeableListing,
  domainController,
  group,
  groupDelivery,
  optional,
  user,
} from '@tenantry/schema';

import { AddressInvalid, NoOwner, NotMailEnabled, ProxyAddressInUse } from './errors.ts';
import { isMailEnabled } from './mail-recipient.ts';
import { addressLock } from './proxy-addresses.ts';
import { changeableRecipient, readOwner, recipientChanges } from './recipient-changes.ts';

export const ModifyMailGroup_ = write({
  summary: 'Changes addresses, name in address lists, visibility and manager of a mail-enabled group.',
  remarks:
    'An addition of Tenantry. What is not given stays. Every call writes the list membership of the owning organization anew.',
  source: 'dd229924, known-faults.md A6',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: group('LDAP path of the group.', { within: 'organization' }),
    managedBy: optional(byIdentity(user('Manager, one of the organization.'))),
    ...changeableRecipient,
    ...changeableListing,
    ...groupDelivery,
  },
  errors: [AddressInvalid, NoOwner, NotMailEnabled, ProxyAddressInUse],
  changes: directory,
  locks: ({ path, emailAddresses = [] }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use, place, lock }) {
    const entry = await use(directory).read(input.path);
    if (!isMailEnabled(entry)) throw NotMailEnabled(entry.path);
    const scope = { directory: use(directory), organization: (await place('path')).organization?.path, lock };
    const owner = await readOwner(scope, entry);
    const { managedBy, requireSenderAuthenticationEnabled: authenticated } = input;
    return changeOf(entry, {
      ...(await recipientChanges(scope, entry, { ...input, owner })),
      ...(managedBy === undefined ? {} : { managedBy: [dnOf(managedBy)] }),
      ...(authenticated === undefined ? {} : { msExchRequireAuthToSendTo: authenticated ? ['TRUE'] : [] }),
    });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
