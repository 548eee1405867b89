import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { deliveryOptions, domainController, user } from '@tenantry/schema';

import { deliveryChanges } from './delivery-attributes.ts';
import {
  AddressInvalid,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  ForwardsToItself,
  NoMailbox,
  NoOwner,
  ProxyAddressInUse,
  RecipientWithoutMail,
  SizeTooLarge,
} from './errors.ts';
import { changeableFields, mailboxChanges } from './mailbox-changes.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { addressLock } from './proxy-addresses.ts';

export const ModifyMailbox = write({
  summary: 'Changes addresses, quotas, limits, forwarding, offline address book and visibility of a mailbox.',
  remarks:
    'What is not given stays. Every call writes the list membership of the owning organization anew, which repairs a damaged one. Addresses replace all of their types; addresses of types that the list does not name (X500, EUM) stay.',
  source: 'dd279120',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user who has the mailbox.'),
    ...changeableFields,
    ...deliveryOptions,
  },
  errors: [
    NoMailbox,
    ProxyAddressInUse,
    AddressInvalid,
    ForeignOfflineAddressBook,
    ForeignVisibility,
    NoOwner,
    SizeTooLarge,
    RecipientWithoutMail,
    ForwardsToItself,
  ],
  changes: directory,
  locks: ({ path, emailAddresses = [] }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use, place, lock }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    const organization = (await place('path')).organization?.path;
    const mailbox = await mailboxChanges({ directory: use(directory), organization, lock }, entry, input);
    return changeOf(entry, { ...mailbox, ...(await deliveryChanges(use(directory), entry, input)) });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
