import { Attribute, Change, type Client, type Control } from 'ldapts';

import type { Attributes } from '../directory.ts';
import { NoSuchEntry, ValueChanged } from '../errors.ts';
import type { Flavour } from '../ldap/flavour.ts';
import { isResult } from '../ldap/ldap-errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { isPermissive, toChanges } from '../ldap/to-changes.ts';
import { wireDn, wireRdn } from '../ldap/wire-name.ts';
import { octetsToGuid } from '../octets.ts';
import { newAttributes, type Operation } from '../operations.ts';
import type { Added, Positions } from '../port.ts';
import { SecurityDescriptorFlags } from './active-directory-controls.ts';
import { activeDirectoryBinary, readActiveDirectoryEntry, requestedAttributes } from './active-directory-entry.ts';
import { collision, isCollision, refusedChange } from './active-directory-errors.ts';
import { activeDirectoryFilter, guidFilter } from './active-directory-filter.ts';
import { readPasswordVersion, restorePasswordVersion, setUnicodePassword } from './active-directory-password.ts';
import { ActiveDirectoryPositions } from './active-directory-positions.ts';
import { findTombstone, reanimate } from './deleted-objects.ts';
import { attributeMaker, heldDescriptors } from './descriptor-values.ts';
import { type DomainFacts, readFacts, readOctets } from './domain-facts.ts';
import { withoutSuperfluous } from './missing-values.ts';
import { completeRanges } from './ranges.ts';

const descriptorName = 'nTSecurityDescriptor';
/**
 * Rights of a new entry that asks for none: those of its place. The default of most classes would let every account of
 * the domain read it.
 */
const rightsOfPlace = 'D:';
/** How often values are looked for again that somebody else adds or removes meanwhile. */
const attempts = 10;

/**
 * Active Directory and Samba. The server chooses identities; a deleted entry is put back with them from what the server
 * keeps of it. Positions are update sequence numbers.
 */
export function activeDirectoryFlavour(): Flavour {
  let known: Promise<DomainFacts> | undefined;
  const facts = (server: LdapServer) => {
    known ??= readFacts(server).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  const positions = new ActiveDirectoryPositions(facts);

  return {
    name: 'active-directory',
    binary: activeDirectoryBinary,
    contexts(root, domain) {
      const { defaultNamingContext: [own = ''] = [], configurationNamingContext: [configuration = ''] = [] } = root;
      return { domain: domain ?? own, configuration };
    },
    requested: requestedAttributes,
    entry: (wire, attributes) => readActiveDirectoryEntry(wire, attributes === undefined),
    complete: (server, entries) => completeRanges(server, entries, activeDirectoryBinary),
    filter: activeDirectoryFilter,
    searchControls: () => [new SecurityDescriptorFlags()],
    byGuid: (guid, { domain, configuration }) =>
      [domain, configuration].map((base) => ({ base, scope: 'subtree' as const, filter: guidFilter(guid) })),

    async add(server, dn, given) {
      const { name: _, ...attributes } = newAttributes(dn, given);
      await addOrReanimate(server, dn, { attributes, earlier: given['objectGUID']?.[0] });
      return readNew(server, dn);
    },
    modify: (server, dn, operations) =>
      operations.every(isPermissive) ? modifyMissing(server, dn, operations) : modifyPlain(server, dn, operations),
    async rename(server, dn, { rdn, parent }) {
      await refusable({ server, dn }, (client) => client.modifyDN(wireDn(dn), `${wireRdn(rdn)},${wireDn(parent)}`));
      return positions.after(server, `${rdn},${parent}`);
    },
    async delete(server, dn) {
      const octets = await readOctets(server, dn, 'objectGUID');
      await refusable({ server, dn }, (client) => client.del(wireDn(dn)));
      const guid = octets && octetsToGuid(octets.toString('base64'));
      return guid === undefined ? positions.all(server) : positions.after(server, dn, `<GUID=${guid}>`);
    },

    async setPassword(server, dn, password) {
      await refusable({ server, dn }, () => setUnicodePassword(server, dn, password));
      return positions.after(server, dn);
    },
    passwordToken: readPasswordVersion,
    async restorePassword(server, dn, token) {
      await refusable({ server, dn }, () => restorePasswordVersion(server, dn, token));
      return positions.after(server, dn);
    },

    positions: (server) => positions.all(server),
    hasReached: (server, wanted) => positions.haveBeenReached(server, wanted),
  };

  async function addOrReanimate(
    server: LdapServer,
    dn: string,
    { attributes, earlier }: { readonly attributes: Attributes; readonly earlier: string | undefined },
  ): Promise<void> {
    const tombstone = earlier === undefined ? undefined : await findTombstone(server, octetsToGuid(earlier));
    const make = attributeMaker((await facts(server)).domainSid);
    try {
      if (tombstone) {
        await refusable({ server, dn }, () => reanimate(server, tombstone, { dn, attributes, make }));
        return;
      }
      const whole = { [descriptorName]: [rightsOfPlace], ...attributes };
      const sent = Object.entries(whole).map(([type, values]) => make(type, values));
      await refusable({ server, dn }, (client) => client.add(wireDn(dn), sent));
    } catch (error) {
      if (isCollision(error))
        throw collision(dn, (await readOctets(server, dn, 'objectGUID').catch(() => undefined)) !== undefined);
      throw error;
    }
  }

  /** The entry that has just been added, with the number that it got: the server tells neither in its answer. */
  async function readNew(server: LdapServer, dn: string): Promise<Added> {
    const wire = await readEntry(server, wireDn(dn), {
      attributes: ['objectGUID', 'uSNChanged'],
      binary: activeDirectoryBinary,
    });
    if (!wire) throw NoSuchEntry(dn);
    const position = await positions.of(server, dn, String(wire['uSNChanged'] ?? '0'));
    return { entry: readActiveDirectoryEntry(wire, false), positions: [position] };
  }

  async function modifyPlain(server: LdapServer, dn: string, operations: readonly Operation[]): Promise<Positions> {
    const ofDescriptor = operations.filter(({ attribute }) => attribute === descriptorName);
    const others = operations.filter((operation) => !ofDescriptor.includes(operation));
    const { domainSid } = await facts(server);
    const make = attributeMaker(domainSid);
    const held = await heldDescriptors(server, { dn, operations: others }, domainSid);
    const changes = toChanges(dn, others, ({ kind, attribute, values }) => {
      const octets = kind === 'delete' || kind === 'drop' ? held.get(attribute) : undefined;
      return octets ? new Attribute({ type: attribute, values: [octets] }) : make(attribute, values);
    });
    const controls: Control[] = [];
    if (ofDescriptor.length > 0) {
      // It is replaced as a whole: the server writes entries of its own into it.
      const [descriptor = rightsOfPlace] = ofDescriptor.flatMap(({ kind, values }) =>
        kind === 'delete' ? [] : values,
      );
      changes.push(new Change({ operation: 'replace', modification: make(descriptorName, [descriptor]) }));
      controls.push(new SecurityDescriptorFlags());
    }
    await refusable({ server, dn, operations }, (client) => client.modify(wireDn(dn), changes, controls));
    return positions.after(server, dn);
  }

  async function modifyMissing(server: LdapServer, dn: string, operations: readonly Operation[]): Promise<Positions> {
    for (let attempt = 1; ; attempt++) {
      const needed = await withoutSuperfluous(server, dn, operations);
      if (needed.length === 0) return positions.after(server, dn);
      try {
        return await modifyPlain(server, dn, needed);
      } catch (error) {
        if (attempt >= attempts || !isChangedMeanwhile(error)) throw error;
      }
    }
  }
}

interface RefusableChange {
  readonly server: LdapServer;
  readonly dn: string;
  readonly operations?: readonly Operation[];
}

/** Does something that the server may refuse in its own words. */
async function refusable<T>(
  { server, dn, operations }: RefusableChange,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  try {
    return await server.use(work);
  } catch (error) {
    const ours = refusedChange(error, dn, operations);
    if (!ours) throw error;
    ours.cause = error;
    throw ours;
  }
}

function isChangedMeanwhile(error: unknown): boolean {
  return ValueChanged.is(error) || isResult(error, 'noSuchAttribute') || isResult(error, 'attributeOrValueExists');
}
