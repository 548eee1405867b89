import type { Client } from '@tenantry/engine/client';

import { NotGenerated } from './errors.ts';

/** Generates the book of an organization. Callers that ask while it is being generated wait for the same. */
export function createGenerator(client: Client): (organization: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  return (organization) => {
    const known = running.get(organization);
    if (known) return known;
    const generation = generate(client, organization).finally(() => running.delete(organization));
    running.set(organization, generation);
    return generation;
  };
}

async function generate(client: Client, organization: string): Promise<void> {
  const { error } = await client.submit({
    what: {
      namespace: 'Hosted Email 2007',
      procedure: 'RebuildOfflineAddressBook',
      input: { organization },
    },
    // Whoever may download a book need not be allowed to rebuild it.
    caller: { trustee: 'system' },
  });
  if (error) throw NotGenerated(error.message);
}
