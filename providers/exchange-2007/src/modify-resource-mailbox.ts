import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { bookingOptions, domainController, user } from '@tenantry/schema';

import {
  AddressInvalid,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  NoMailbox,
  NoOwner,
  NotAResource,
  ProxyAddressInUse,
  RecipientWithoutMail,
  SizeTooLarge,
} from './errors.ts';
import { changeableFields, mailboxChanges } from './mailbox-changes.ts';
import { addressLock } from './proxy-addresses.ts';
import { bookingChanges, readResourceEntry } from './resource-mailbox.ts';

export const ModifyResourceMailbox = write({
  summary: 'Changes addresses, booking options, limits and visibility of a resource mailbox.',
  remarks:
    'What is not given stays; a list of recipients that is given replaces the present one, an empty one clears it. Every call writes the list membership of the owning organization anew.',
  source: 'dd278509, KB948755; exchange-directory-model.md 10',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user who has the mailbox.', { within: 'organization' }),
    ...bookingOptions,
    ...changeableFields,
  },
  errors: [
    NoMailbox,
    NotAResource,
    ProxyAddressInUse,
    AddressInvalid,
    ForeignOfflineAddressBook,
    ForeignVisibility,
    NoOwner,
    SizeTooLarge,
    RecipientWithoutMail,
  ],
  changes: directory,
  locks: ({ path, emailAddresses = [] }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use, place, lock }) {
    const entry = await readResourceEntry(use(directory), input.path);
    const organization = (await place('path')).organization?.path;
    const mailbox = await mailboxChanges({ directory: use(directory), organization, lock }, entry, input);
    const booking = await bookingChanges(use(directory), entry.attributes, input);
    return changeOf(entry, { ...mailbox, ...booking });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
