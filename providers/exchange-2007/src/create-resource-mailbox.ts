import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { bookingOptions, guid, oneOf, text } from '@tenantry/schema';

import {
  AddressInvalid,
  AlreadyMailEnabled,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  MailboxExists,
  PolicyUnknown,
  ProxyAddressInUse,
  RecipientWithoutMail,
  SizeTooLarge,
  StoreUnknown,
} from './errors.ts';
import { newMailboxFields, newMailboxOptions, prepareMailbox } from './new-mailbox.ts';
import { addressLock } from './proxy-addresses.ts';
import { newResourceChanges, resourceTypes } from './resource-mailbox.ts';

export const CreateResourceMailbox = write({
  summary: 'Creates a room or equipment mailbox.',
  remarks:
    'The account of the user is disabled. Recipients have to belong to the organization of the resource, whatever their domains (KB948755, KB957584).',
  source: 'dd252357, KB948755, KB957584; exchange-directory-model.md 10',
  role: 'UserCreators',
  input: {
    ...newMailboxFields,
    resourceType: oneOf(resourceTypes, 'What the mailbox stands for.'),
    ...bookingOptions,
    ...newMailboxOptions,
  },
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
    RecipientWithoutMail,
  ],
  changes: directory,
  locks: ({ path, emailAddresses }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use }) {
    const { entry, changes, mailboxGuid, legacyExchangeDN } = await prepareMailbox(use(directory), input);
    const resource = await newResourceChanges(use(directory), entry, input);
    return { change: changeOf(entry, { ...changes, ...resource }), mailboxGuid, legacyExchangeDN };
  },

  async apply({ use }, { change, mailboxGuid, legacyExchangeDN }) {
    await applyChange(use(directory), change);
    return { mailboxGuid, legacyExchangeDN };
  },

  async undo({ use }, { change }) {
    await undoChange(use(directory), change);
  },
});
