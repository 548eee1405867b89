import type { Books } from '@tenantry/engine';

const selectServers = `
  select f.name
  from resource_manager.front_end_server f
  order by lower(f.name)`;

/** Names of the registered front-end servers. */
export async function listFrontEndServers(books: Books): Promise<string[]> {
  const rows = await books.query<{ name: string }>(selectServers);
  return rows.map(({ name }) => name);
}
