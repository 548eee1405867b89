import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { changeableListing, contact, domainController, optional, proxyAddress } from '@tenantry/schema';

import { AddressInvalid, NoOwner, NotMailEnabled, ProxyAddressInUse, TargetIsOwnAddress } from './errors.ts';
import { isMailEnabled } from './mail-recipient.ts';
import { addressLock, isSameAddress, toTargetAddress } from './proxy-addresses.ts';
import { changeableRecipient, readOwner, recipientChanges } from './recipient-changes.ts';

export const ModifyMailContact_ = write({
  summary: 'Changes addresses, name in address lists and visibility of a mail contact.',
  remarks:
    'An addition of Tenantry. What is not given stays. Every call writes the list membership of the owning organization anew.',
  source: 'dd252032, known-faults.md A6, A12',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: contact('LDAP path of the contact.', { within: 'organization' }),
    externalEmailAddress: optional(proxyAddress('Address outside that mail goes to.')),
    ...changeableRecipient,
    ...changeableListing,
  },
  errors: [AddressInvalid, NoOwner, NotMailEnabled, ProxyAddressInUse, TargetIsOwnAddress],
  changes: directory,
  locks: ({ path, emailAddresses = [] }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use, place, lock }) {
    const entry = await use(directory).read(input.path);
    if (!isMailEnabled(entry)) throw NotMailEnabled(entry.path);
    const scope = { directory: use(directory), organization: (await place('path')).organization?.path, lock };
    const owner = await readOwner(scope, entry);
    const changes = await recipientChanges(scope, entry, { ...input, owner });

    const target = input.externalEmailAddress;
    const targetAddress = target === undefined ? entry.attributes['targetAddress'] : [toTargetAddress(target)];
    const own = changes['proxyAddresses'] ?? entry.attributes['proxyAddresses'] ?? [];
    const doubled = targetAddress?.find((address) => own.some((value) => isSameAddress(value, address)));
    if (doubled !== undefined) throw TargetIsOwnAddress(doubled.replace(/^smtp:/i, ''));
    return changeOf(entry, { ...changes, targetAddress });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
