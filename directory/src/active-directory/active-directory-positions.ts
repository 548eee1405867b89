import { GreaterThanEqualsFilter, type SearchOptions } from 'ldapts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { readRoot } from '../ldap/root-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';
import type { Position, Positions } from '../port.ts';
import { showDeleted } from './active-directory-controls.ts';
import { type ContextName, contextOf, type DomainFacts, readInvocation, readOctets } from './domain-facts.ts';
import { type Cursors, orderOf, readCursors } from './usn.ts';

const cursorAttribute = 'replUpToDateVector';
const contextNames: readonly ContextName[] = ['domain', 'configuration'];
/** A controller that was restored from a backup counts anew, under another name. */
const invocationMilliseconds = 60_000;
/** Changes that are looked through first for the last one of a context. */
const firstWindow = 64n;

/** Positions of controllers: numbers of changes, by the database that counted them and the context that they are in. */
export class ActiveDirectoryPositions {
  readonly #facts: (server: LdapServer) => Promise<DomainFacts>;
  readonly #invocations = new Map<string, { readonly id: Promise<string>; readonly until: number }>();

  constructor(facts: (server: LdapServer) => Promise<DomainFacts>) {
    this.#facts = facts;
  }

  /** After a change: the number that the entry got. `entry` is its name, or `<GUID=...>` of one that is gone. */
  async after(server: LdapServer, dn: string, entry = wireDn(dn)): Promise<Positions> {
    const wire = await readEntry(server, entry, { attributes: ['uSNChanged'], controls: [showDeleted()] });
    return [await this.of(server, dn, String(wire?.['uSNChanged'] ?? '0'))];
  }

  async of(server: LdapServer, dn: string, usn: string): Promise<Position> {
    const { contexts } = await this.#facts(server);
    return position(server, {
      invocation: await this.#invocation(server),
      context: contextOf(dn, contexts),
      usn: BigInt(usn),
    });
  }

  async all(server: LdapServer): Promise<Positions> {
    const own = await this.#invocation(server);
    const positions: Position[] = [];
    for (const context of contextNames) {
      const cursors = new Map(await this.#cursors(server, context));
      cursors.set(own, await this.#lastChange(server, context));
      for (const [invocation, usn] of cursors) positions.push(position(server, { invocation, context, usn }));
    }
    return positions;
  }

  async haveBeenReached(server: LdapServer, positions: Positions): Promise<boolean> {
    const own = await this.#invocation(server);
    const foreign = positions.filter(({ source }) => !source.startsWith(own));
    for (const context of contextNames) {
      const here = foreign.filter(({ source }) => source.endsWith(`/${context}`));
      if (here.length === 0) continue;
      const cursors = await this.#cursors(server, context);
      const isReached = ({ source, order }: Position) => {
        const known = cursors.get(source.slice(0, source.indexOf('/')));
        return known !== undefined && orderOf(known) >= order;
      };
      if (!here.every(isReached)) return false;
    }
    return true;
  }

  async #cursors(server: LdapServer, context: ContextName): Promise<Cursors> {
    const { contexts } = await this.#facts(server);
    const vector = await readOctets(server, contexts[context], cursorAttribute);
    return vector === undefined ? new Map() : readCursors(vector);
  }

  /**
   * The last change of a context at this controller. The root entry tells only the last one of all contexts, which other
   * controllers would wait for in vain where it is in another context; so the last changes are looked through.
   */
  async #lastChange(server: LdapServer, context: ContextName): Promise<bigint> {
    const { contexts } = await this.#facts(server);
    const { highestCommittedUSN: [highest = '0'] = [] } = await readRoot(server, ['highestCommittedUSN']);
    for (let window = firstWindow; ; window *= 8n) {
      const from = BigInt(highest) - window;
      const options: SearchOptions = {
        scope: 'sub',
        filter: new GreaterThanEqualsFilter({ attribute: 'uSNChanged', value: String(from < 0n ? 0n : from) }),
        attributes: ['uSNChanged'],
      };
      const { searchEntries } = await server.ask((client) =>
        client.search(wireDn(contexts[context]), options, [showDeleted()]),
      );
      const numbers = searchEntries
        .filter(({ dn }) => contextOf(dn, contexts) === context)
        .map((entry) => BigInt(String(entry['uSNChanged'] ?? '0')));
      if (numbers.length > 0 || from <= 0n) return numbers.reduce((most, each) => (each > most ? each : most), 0n);
    }
  }

  #invocation(server: LdapServer): Promise<string> {
    const known = this.#invocations.get(server.name);
    if (known && known.until > Date.now()) return known.id;
    const id = readInvocation(server);
    this.#invocations.set(server.name, { id, until: Date.now() + invocationMilliseconds });
    id.catch(() => this.#invocations.delete(server.name));
    return id;
  }
}

function position(
  { name }: LdapServer,
  { invocation, context, usn }: { readonly invocation: string; readonly context: ContextName; readonly usn: bigint },
): Position {
  return { controller: name, source: `${invocation}/${context}`, order: orderOf(usn) };
}
