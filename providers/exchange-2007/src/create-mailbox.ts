import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { guid, text } from '@tenantry/schema';

import {
  AddressInvalid,
  AlreadyMailEnabled,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  MailboxExists,
  PolicyUnknown,
  ProxyAddressInUse,
  SizeTooLarge,
  StoreUnknown,
} from './errors.ts';
import { newMailboxFields, newMailboxOptions, prepareMailbox } from './new-mailbox.ts';
import { addressLock } from './proxy-addresses.ts';

export const CreateMailbox = write({
  summary: 'Mailbox-enables a user.',
  remarks:
    'The user is shown in the address lists that the owning organization points to at this time. An alias may repeat across organizations; an address may not. Client access is as SetCASMailbox has it.',
  source: 'dd278729, dd278950, dd251902',
  role: 'UserCreators',
  input: { ...newMailboxFields, ...newMailboxOptions },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life, whatever the user is called.'),
    legacyExchangeDN: text('Address of the mailbox inside the Exchange organization; never given twice.'),
  },
  errors: [
    MailboxExists,
    AlreadyMailEnabled,
    ProxyAddressInUse,
    AddressInvalid,
    StoreUnknown,
    ForeignOfflineAddressBook,
    ForeignVisibility,
    SizeTooLarge,
    PolicyUnknown,
  ],
  changes: directory,
  locks: ({ path, emailAddresses }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use }) {
    const { entry, changes, mailboxGuid, legacyExchangeDN } = await prepareMailbox(use(directory), input);
    return { change: changeOf(entry, changes), mailboxGuid, legacyExchangeDN };
  },

  async apply({ use }, { change, mailboxGuid, legacyExchangeDN }) {
    await applyChange(use(directory), change);
    return { mailboxGuid, legacyExchangeDN };
  },

  async undo({ use }, { change }) {
    await undoChange(use(directory), change);
  },
});
