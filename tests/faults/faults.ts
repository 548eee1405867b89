/** A fault of the historical system, and how it is shown that this one is free of it. */
export interface Fault {
  /** Number in the collection of known faults: A isolation, B resource manager, C mailboxes and plans, D address books. */
  readonly id: string;
  readonly symptom: string;
  /** A test beside the code that shows it already. Without it a file of this folder is named after the fault. */
  readonly test?: { readonly file: string; readonly title: string };
  /** Why there is no such test. */
  readonly reason?: string;
}

const hosted = 'namespaces/hosted-email-2007/src';
const managed = 'namespaces/managed-email-2007/src';
const exchange = 'providers/exchange-2007/src';
const books = 'services/offline-address-book/src/book-service.test.ts';

export const faults: readonly Fault[] = [
  {
    id: 'A1',
    symptom: 'Resource mailboxes took recipients of another organization (KB948755).',
    test: {
      file: `${hosted}/create-resource-mailbox.test.ts`,
      title: 'refuses recipients of another organization under every name, in every list, and changes nothing',
    },
  },
  {
    id: 'A2',
    symptom: 'Resource mailboxes were invisible to their own organization (KB948755).',
    test: {
      file: `${hosted}/create-resource-mailbox.test.ts`,
      title: 'makes a room that the people of the organization find at once, in the books like every mailbox',
    },
  },
  {
    id: 'A3',
    symptom: 'The repair of A1 refused recipients of the own organization (KB957584).',
    test: {
      file: `${hosted}/create-resource-mailbox.test.ts`,
      title: 'takes recipients of the organization under every name that they have, also in a further domain',
    },
  },
  {
    id: 'A4',
    symptom: 'ModifyResourceMailbox took addresses that nobody has (KB948755).',
    test: {
      file: `${hosted}/modify-resource-mailbox.test.ts`,
      title: 'refuses addresses that nobody has or that lie in a domain of another tenant, and changes nothing',
    },
  },
  { id: 'A5', symptom: 'SetUserPolicy cleared showInAddressBook (KB952077).' },
  { id: 'A6', symptom: 'MoveMailbox reset showInAddressBook to the default lists (KB961991).' },
  {
    id: 'A7',
    symptom: 'Updating an address list emptied it.',
    test: {
      file: `${exchange}/modify-mailbox.test.ts`,
      title: 'heals what other programs have done to the lists, the pointer and the view of a mailbox',
    },
  },
  {
    id: 'A8',
    symptom: 'Users saw other organizations with LDAP tools (KB943864).',
    test: {
      file: 'tests/promises/tenant-walls.ts',
      title: 'finds nothing of another tenant from any base, in any scope, with any filter',
    },
  },
  { id: 'A9', symptom: 'Other tenants got the internal out-of-office text.' },
  {
    id: 'A10',
    symptom: 'A failed domain cache task reported success (KB957584); there is no such cache here, but a task like it.',
    test: {
      file: 'services/offline-address-book/src/generate-due.test.ts',
      title: 'goes on after a book that fails, which stays due',
    },
  },
  { id: 'A11', symptom: 'Administrators had Send As and Receive As on mailboxes (KB952077).' },
  {
    id: 'A12',
    symptom: 'Two tenants could not have a contact for the same person outside.',
    test: {
      file: `${exchange}/mail-enable-contact.test.ts`,
      title: 'lets contacts of two organizations stand for the same person outside (A12)',
    },
  },
  {
    id: 'A13',
    symptom: 'Outlook opened the largest global address list that a user might open (KB312287).',
    test: {
      file: `${exchange}/create-global-address-list.test.ts`,
      title: 'lets its readers and nobody else open it',
    },
  },
  { id: 'A14', symptom: 'MailTips, free/busy and group names can show data of other tenants.' },
  {
    id: 'A15',
    symptom: 'A re-created mailbox could get the identity of an earlier one.',
    test: {
      file: `${exchange}/create-mailbox.test.ts`,
      title: 'never gives the identity of an earlier mailbox, and protects the names that old mail goes by',
    },
  },
  { id: 'B1', symptom: 'ReallocateMailbox could not reduce an allocation (KB948755).' },
  {
    id: 'B2',
    symptom: 'DeleteMailbox released another size than had been allocated (KB952076).',
    test: {
      file: 'tests/promises/books.test.ts',
      title: 'equal a recount from the directory after any sequence of changes',
    },
  },
  {
    id: 'B3',
    symptom: 'A failing CreateMailbox left wrong numbers (KB957584).',
    test: { file: `${hosted}/create-mailbox.test.ts`, title: 'undoesEverywhere(' },
  },
  {
    id: 'B4',
    symptom: 'No ranked resources found, although there was room (KB957584).',
    test: {
      file: 'namespaces/exchange-2007-resource-manager/src/allocate-mailbox.test.ts',
      title: 'lets the grant grow when that is allowed',
    },
  },
  { id: 'B5', symptom: 'An arithmetic overflow instead of "no room" (KB961991).' },
  { id: 'B6', symptom: 'An overflow at 2 TB (KB979704).' },
  { id: 'B7', symptom: 'The owner of a dedicated store could not get more on it (KB979704).' },
  { id: 'B8', symptom: 'The algorithm level was ignored for the first mailbox (KB977174).' },
  { id: 'B9', symptom: 'ReallocateOrganizationMailNoMove was wrong with level on dedicated stores (KB977174).' },
  { id: 'B10', symptom: 'AllocateOrganization failed when shared was given (KB977174).' },
  { id: 'B11', symptom: 'Allocation was slow with many stores (KB977174).' },
  { id: 'B12', symptom: 'Only a whole server could be closed (KB961991).' },
  { id: 'B13', symptom: 'New mailboxes went to a store that had been emptied.' },
  { id: 'B14', symptom: 'What the directory lost stayed in the books for ever.' },
  {
    id: 'B15',
    symptom: 'The allocation of a folder was not the one of its quota (KB979704).',
    test: {
      file: `${hosted}/create-folder.test.ts`,
      title: 'takes storageQuota, postStorageQuota or all that is free, rounded up to whole megabytes (KB979704)',
    },
  },
  { id: 'B16', symptom: 'Moving a consumer mailbox failed (KB969820).' },
  {
    id: 'B17',
    symptom: 'Registered sizes are believed without looking at the disk.',
    reason:
      'By design: the volumes are those of mail servers, which nothing here can look at. ModifyExchangeResources corrects a size.',
  },
  {
    id: 'B18',
    symptom: 'Mailboxes above 400 MB were refused (870933).',
    test: { file: `${hosted}/mailbox-settings.test.ts`, title: 'counts 100 GB exactly (known-faults.md B18)' },
  },
  {
    id: 'C1',
    symptom: 'CreateAddressList failed for the first user of a new organization (KB948755).',
    test: {
      file: 'tests/promises/collisions.test.ts',
      title: 'let everybody through who asks for an address of his own, and make the lists of a new organization once',
    },
  },
  {
    id: 'C2',
    symptom: 'Many users at once: addresses were said to exist (KB952077).',
    test: {
      file: 'tests/promises/collisions.test.ts',
      title: 'give one address to exactly one of many who ask at once',
    },
  },
  {
    id: 'C3',
    symptom: 'A request could fail under high activity (951052).',
    test: {
      file: 'tests/promises/two-engines.test.ts',
      title: 'lose nothing and do nothing twice when one is killed under load',
    },
  },
  { id: 'C4', symptom: 'ActiveSync was always on (KB952076).' },
  { id: 'C5', symptom: 'Switches of Outlook Web Access could not be set (KB952076).' },
  { id: 'C6', symptom: 'MaxInactivityTimeDeviceLock could not be set (946495).' },
  { id: 'C7', symptom: 'ActiveSync policies failed with several domains (KB952077).' },
  {
    id: 'C8',
    symptom: 'GetSMTPDomain ran out of memory (KB952077).',
    test: {
      file: `${exchange}/get-smtp-domain.test.ts`,
      title: 'returns no more domains than asked for, and says whether there are more',
    },
  },
  {
    id: 'C9',
    symptom: 'A change of plan failed for organizations with public folders (KB957584).',
    test: {
      file: `${hosted}/create-folder.test.ts`,
      title: 'works before the first mailbox, and for a plan that changes later (KB959360, KB957584)',
    },
  },
  {
    id: 'C10',
    symptom: 'A new public folder took the quotas of its store (KB969820).',
    test: {
      file: `${hosted}/create-folder.test.ts`,
      title: 'takes storageQuota, postStorageQuota or all that is free, rounded up to whole megabytes (KB979704)',
    },
  },
  {
    id: 'C11',
    symptom: 'Quotas of folders had two spellings, of which one failed (KB979704).',
    test: {
      file: `${exchange}/modify-folder.test.ts`,
      title: 'changes what is given, by either spelling, and nothing else',
    },
  },
  {
    id: 'C12',
    symptom: 'Public folders needed a mailbox and time (KB959360).',
    test: {
      file: `${hosted}/create-folder.test.ts`,
      title: 'works before the first mailbox, and for a plan that changes later (KB959360, KB957584)',
    },
  },
  { id: 'C13', symptom: 'Nothing worked after the rename of an organization (KB977174).' },
  { id: 'C14', symptom: 'Users with one common name made the Outlook profile fail (KB957583).' },
  { id: 'C15', symptom: 'A new recipient waited for mail for hours (936159).' },
  { id: 'C16', symptom: 'Dial plans took 3 to 7 digits (KB957584).' },
  { id: 'C17', symptom: 'SetUMServer failed with names that have a space (KB977174).' },
  {
    id: 'C18',
    symptom: 'GetAssetsByCustomer returned one asset (943792).',
    test: {
      file: 'namespaces/managed-plans/src/get-assets-by-customer.test.ts',
      title: 'returns all assets in the order in which they were added',
    },
  },
  { id: 'C19', symptom: 'Plan names of unified messaging were cut.' },
  { id: 'D1', symptom: 'A server took 1,000 books (945629).' },
  {
    id: 'D2',
    symptom: 'Users could not download their book (939560).',
    test: { file: books, title: 'hands out a book directly after the first mailbox (KB 939560)' },
  },
  { id: 'D3', symptom: 'Imported books had one folder GUID (KB947005).' },
  {
    id: 'D4',
    symptom: 'The generation failed when its domain controller was down (KB961991).',
    test: {
      file: 'tests/promises/books-without-controller.ts',
      title: 'generates offline address books while the controller is down that it was using (KB961991)',
    },
  },
  {
    id: 'D5',
    symptom: 'Unchanged books expired after 30 days.',
    test: { file: books, title: 'serves unchanged books for ever, and the former version to who is half-way through' },
  },
  {
    id: 'D6',
    symptom: 'A new distribution server was not used by existing books.',
    test: { file: `${managed}/add-oabcas.test.ts`, title: 'reaches the books that exist already' },
  },
  {
    id: 'D7',
    symptom: 'The book of one tenant could be downloaded by another.',
    test: {
      file: books,
      title: 'answers users of other organizations as if there were no book, and makes none for them',
    },
  },
];
