import { books, write } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';

import { allocationLock, countStatement } from './pool.ts';

const selectAllocation = `
  select a.server
  from oab_resource_manager.allocation a
  where a.organization = $1`;
const deleteAllocation = `
  delete from oab_resource_manager.allocation
  where organization = $1`;
const insertAllocation = `
  insert into oab_resource_manager.allocation (organization, server)
  values ($1, $2)
  on conflict do nothing
  returning organization`;

export const DeallocateOfflineAddressBook_ = write({
  summary: 'Notes that no server generates an offline address book of an organization any more.',
  remarks: 'An organization without an allocation is no error.',
  source: 'managed-email-2007.yaml (DeleteOfflineAddressBook)',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owned the book.'),
  },
  changes: books,
  locks: ({ organization: path }) => [allocationLock(path)],

  async prepare({ use, place }) {
    const { guid } = await place('organization');
    const [present] = await use(books).query<{ server: string }>(selectAllocation, [guid]);
    return { guid, server: present?.server ?? null };
  },

  async apply({ use }, { guid, server }) {
    if (server === null) return {};
    await use(books).query(deleteAllocation, [guid]);
    await use(books).query(countStatement, [server, -1]);
    return {};
  },

  async undo({ use }, { guid, server }) {
    if (server === null) return;
    const [inserted] = await use(books).query(insertAllocation, [guid, server]);
    if (inserted) await use(books).query(countStatement, [server, 1]);
  },
});
