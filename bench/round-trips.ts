import { Client } from 'ldapts';
import pg from 'pg';

/** Round trips to the servers, by kind: what costs most where the servers themselves are quick. */
export type RoundTrips = ReadonlyMap<string, number>;

const operations = ['search', 'modify', 'add', 'del', 'modifyDN', 'exop'] as const;

/** Counts the statements of all connections to PostgreSQL and the operations of all connections to LDAP servers while work is done. */
export async function countRoundTrips(work: () => Promise<unknown>): Promise<RoundTrips> {
  const counts = new Map<string, number>();
  const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const restore = [
    watch(pg.Client.prototype, 'query', (client) => {
      const purpose = purposeOf(client);
      // The heart beats whether anything is done or not.
      if (purpose !== 'lease') count(`SQL ${purpose}`);
    }),
    ...operations.map((name) => watch(Client.prototype, name, () => count(`LDAP ${name}`))),
  ];
  try {
    await work();
  } finally {
    for (const each of restore) each();
  }
  return counts;
}

/** One line: both sums, and in brackets what they are made of. */
export function roundTripsLine(name: string, counts: RoundTrips): string {
  return `${name.padEnd(46)} ${sumOf(counts, 'SQL')}   ${sumOf(counts, 'LDAP')}`;
}

function sumOf(counts: RoundTrips, server: string): string {
  const parts = [...counts].filter(([kind]) => kind.startsWith(`${server} `)).sort();
  const sum = parts.reduce((total, [, number]) => total + number, 0);
  const named = parts.map(([kind, number]) => `${kind.slice(server.length + 1)} ${number}`);
  return parts.length === 0 ? `${server} 0` : `${server} ${sum} (${named.join(', ')})`;
}

/** The engine names its connections after what they are for; the plain ones serve books and lists. */
function purposeOf(client: object): string {
  const { application_name: name } = Object(Reflect.get(client, 'connectionParameters'));
  return String(name ?? '').replace(/^tenantry ?/, '') || 'books';
}

/** Tells of each call of a method of a class until the result is called. */
function watch(prototype: object, name: string, tell: (self: object) => void): () => void {
  const original = Reflect.get(prototype, name);
  Reflect.set(prototype, name, function (this: object, ...given: unknown[]): unknown {
    tell(this);
    return Reflect.apply(original, this, given);
  });
  return () => Reflect.set(prototype, name, original);
}
