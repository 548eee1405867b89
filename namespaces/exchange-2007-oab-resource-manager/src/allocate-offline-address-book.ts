import { type Books, books, write } from '@tenantry/engine';
import { domainController, objectName, oneOf, optional, organization, text } from '@tenantry/schema';

import { NoRoom } from './errors.ts';
import { allocationLock, countStatement } from './pool.ts';

const selectAllocation = `
  select a.server
  from oab_resource_manager.allocation a
  where a.organization = $1`;
const selectNamed = `
  select s.name, s.allocated < s.capacity as "hasRoom"
  from oab_resource_manager.server s
  where lower(s.name) = lower($1)
  for update`;
const selectAny = 'select from oab_resource_manager.server limit 1';
const candidates = `
  select s.name
  from oab_resource_manager.server s
  where s.allocated < s.capacity
  order by`;
const selectTight = `${candidates} s.allocated desc, lower(s.name) limit 1 for update`;
const selectLevel = `${candidates} s.allocated, lower(s.name) limit 1 for update`;
const insertAllocation = `
  insert into oab_resource_manager.allocation (organization, server)
  values ($1, $2)`;
const deleteAllocation = `
  delete from oab_resource_manager.allocation
  where organization = $1
    and server = $2
  returning organization`;

export const AllocateOfflineAddressBook_ = write({
  summary: 'Chooses the server that generates the offline address book of an organization, and notes it.',
  remarks:
    'An organization that has a server keeps it. Nothing is chosen when the pool is empty, or for a server that is not in it.',
  source: 'exchange-2007-oab-resource-manager.yaml (tracks)',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the book.'),
    algorithm: oneOf(['tightPack', 'level'], 'As few servers as possible, or an even spread.'),
    server: optional(objectName('The server that is to generate the book.')),
  },
  output: { server: optional(text('The server; absent when the pool does not say one.')) },
  errors: [NoRoom],
  changes: books,
  locks: ({ organization: path }) => [allocationLock(path)],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    const [present] = await use(books).query<{ server: string }>(selectAllocation, [guid]);
    if (present) return { guid, server: present.server, isNew: false };
    const server = await choose(use(books), input);
    return { guid, server: server ?? null, isNew: server !== undefined };
  },

  async apply({ use }, { guid, server, isNew }) {
    if (isNew) {
      await use(books).query(insertAllocation, [guid, server]);
      await use(books).query(countStatement, [server, 1]);
    }
    return server === null ? {} : { server };
  },

  async undo({ use }, { guid, server, isNew }) {
    if (!isNew) return;
    const [deleted] = await use(books).query(deleteAllocation, [guid, server]);
    if (deleted) await use(books).query(countStatement, [server, -1]);
  },
});

async function choose(
  from: Books,
  { server, algorithm }: { readonly server?: string; readonly algorithm: string },
): Promise<string | undefined> {
  if (server !== undefined) {
    const [named] = await from.query<{ name: string; hasRoom: boolean }>(selectNamed, [server]);
    if (named && !named.hasRoom) throw NoRoom(named.name);
    return named?.name;
  }
  const [free] = await from.query<{ name: string }>(algorithm === 'level' ? selectLevel : selectTight);
  if (free) return free.name;
  const [any] = await from.query(selectAny);
  if (any) throw NoRoom('no server of the pool');
  return undefined;
}
