import { books, write } from '@tenantry/engine';
import { integer, list, record, text } from '@tenantry/schema';

import { CapacityTooSmall } from './errors.ts';
import { poolLock } from './pool.ts';

const selectServer = `
  select s.name, s.capacity, s.allocated
  from oab_resource_manager.server s
  where lower(s.name) = lower($1)
  for update`;
const setCapacity = `
  insert into oab_resource_manager.server (name, capacity)
  values ($1, $2)
  on conflict (lower(name)) do update
  set capacity = excluded.capacity`;
const deleteServer = `
  delete from oab_resource_manager.server
  where lower(name) = lower($1)
    and allocated = 0`;

export const RegisterServers_ = write({
  summary: 'Puts servers that were found in the directory into the pool.',
  input: {
    servers: list(
      'server',
      record('One server.', {
        serverName: text('NETBIOS name of the server.'),
        capacity: integer('Offline address books that it can hold.', { minimum: 0 }),
      }),
    ),
  },
  errors: [CapacityTooSmall],
  changes: books,
  locks: () => [poolLock],

  async prepare({ input, use }) {
    const before = [];
    for (const { serverName, capacity } of input.servers) {
      const [known] = await use(books).query<{ name: string; capacity: number; allocated: number }>(selectServer, [
        serverName,
      ]);
      if (known && known.allocated > capacity) {
        throw CapacityTooSmall(serverName, String(capacity), String(known.allocated));
      }
      before.push({ name: serverName, capacity: known?.capacity ?? null });
    }
    return { before };
  },

  async apply({ input, use }) {
    for (const { serverName, capacity } of input.servers) await use(books).query(setCapacity, [serverName, capacity]);
    return {};
  },

  // The last first: a server may have been named twice.
  async undo({ use }, { before }) {
    for (const { name, capacity } of before.toReversed()) {
      if (capacity === null) await use(books).query(deleteServer, [name]);
      else await use(books).query(setCapacity, [name, capacity]);
    }
  },
});
