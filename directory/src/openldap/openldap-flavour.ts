import { randomUUID } from 'node:crypto';

import { type Control, NotFilter, PresenceFilter } from 'ldapts';

import { valuesOf } from '../attribute-change.ts';
import { binaryAttributes, isSingleValued } from '../attribute-types.ts';
import type { Attributes } from '../directory.ts';
import { AssertionControl, PostReadControl, permissiveModify, relaxRules } from '../ldap/controls.ts';
import type { Flavour } from '../ldap/flavour.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { isPermissive, toAttribute, toChanges } from '../ldap/to-changes.ts';
import { wireDn, wireRdn } from '../ldap/wire-name.ts';
import { withName } from '../naming-attribute.ts';
import { octetsToGuid } from '../octets.ts';
import { newAttributes, type Operation } from '../operations.ts';
import type { Contexts, Positions } from '../port.ts';
import { requireOwnAccountName } from './account-name.ts';
import { covers, positionsAfter, readPositions } from './csn.ts';
import { dropWhatIsThere } from './drop-values.ts';
import { followReferences, type Move } from './follow-references.ts';
import { groupsOf } from './group-names.ts';
import { readOpenLdapEntry, requestedAttributes, withoutFraction } from './openldap-entry.ts';
import { guidFilter, openLdapFilter } from './openldap-filter.ts';
import { readPasswordToken, sendPassword, tokenValues } from './openldap-password.ts';

/**
 * OpenLDAP 2.5 and later, with the schema file of `directory/schema`. Identities are entryUUIDs, which the engine chooses
 * before it adds an entry: its account needs the right to manage. Positions are change sequence numbers.
 */
export function openLdapFlavour(domain: string): Flavour {
  const contexts: Contexts = { domain, configuration: `CN=Configuration,${domain}` };

  return {
    name: 'openldap',
    binary: binaryAttributes,
    contexts: () => contexts,
    requested: requestedAttributes,
    entry: readOpenLdapEntry,
    complete: (server, entries, attributes) => groupsOf(server, { domain, entries, attributes }),
    filter: openLdapFilter,
    searchControls: () => [],
    byGuid: (guid) => [{ base: domain, scope: 'subtree', filter: guidFilter(guid) }],

    async add(server, dn, given) {
      const { name: _, ...attributes } = withName(dn, newAttributes(dn, given));
      const identity = identityOf(given);
      const sent = Object.entries({ ...attributes, ...identity }).map(([type, values]) => toAttribute(type, values));
      const read = new PostReadControl(['entryUUID', 'entryCSN']);
      await requireOwnAccountName(server, { domain, dn, attributes });
      await server.use((client) => client.add(wireDn(dn), sent, [relaxRules(), read]));
      return { entry: readOpenLdapEntry(read.wire), positions: positionsAfter(server, read) };
    },
    modify: (server, dn, operations) => dropWhatIsThere(server, { dn, operations }, (each) => modify(server, dn, each)),

    async rename(server, dn, { rdn, parent }) {
      const read = new PostReadControl(['entryCSN']);
      const to = `${wireRdn(rdn)},${wireDn(parent)}`;
      await server.use((client) => client.modifyDN(wireDn(dn), to, [read]));
      const last = await follow(server, { from: dn, to: `${rdn},${parent}` });
      return last ?? positionsAfter(server, read);
    },

    async delete(server, dn) {
      await server.use((client) => client.del(wireDn(dn)));
      await follow(server, { from: dn, to: undefined });
      // The entry that could tell is gone.
      return readPositions(server, domain);
    },

    async setPassword(server, dn, password) {
      await sendPassword(server, dn, password);
      return readPositions(server, domain);
    },
    passwordToken: readPasswordToken,
    async restorePassword(server, dn, token) {
      const read = new PostReadControl(['entryCSN']);
      await server.use((client) => client.modify(wireDn(dn), tokenValues(token), [read]));
      return positionsAfter(server, read);
    },

    positions: (server) => readPositions(server, domain),
    async hasReached(server, positions) {
      const foreign = positions.filter(({ controller }) => controller !== server.name);
      return foreign.length === 0 || covers(await readPositions(server, domain), foreign);
    },
  };

  async function modify(server: LdapServer, dn: string, operations: readonly Operation[]): Promise<Positions> {
    const changes = toChanges(dn, operations);
    const named = operations.filter(({ kind }) => kind !== 'delete' && kind !== 'drop');
    await requireOwnAccountName(server, {
      domain,
      dn,
      attributes: Object.fromEntries(named.map(({ attribute, values }) => [attribute, values])),
    });
    const read = new PostReadControl(['entryCSN']);
    const controls: Control[] = [read];
    if (operations.every(isPermissive)) controls.push(permissiveModify());
    const missing = operations.find((operation) => mustBeAbsent(operation, operations));
    if (missing) controls.push(new AssertionControl(absent(missing.attribute)));
    await server.use((client) => client.modify(wireDn(dn), changes, controls));
    return positionsAfter(server, read);
  }

  /** Gives the position of the last change, if there was one. */
  async function follow(server: LdapServer, move: Move): Promise<Positions | undefined> {
    let last: Positions | undefined;
    await followReferences(server, { contexts, move }, async (dn, operations) => {
      last = await modify(server, dn, operations);
    });
    return last;
  }
}

/**
 * A value that is added to an attribute with room for one: in the schema of OpenLDAP many have room for more, and two
 * writers would both succeed.
 */
function mustBeAbsent({ kind, attribute }: Operation, operations: readonly Operation[]): boolean {
  const isFreed = operations.some((other) => other.kind === 'delete' && other.attribute === attribute);
  return kind === 'add' && isSingleValued(attribute) && !isFreed;
}

function absent(attribute: string): NotFilter {
  return new NotFilter({ filter: new PresenceFilter({ attribute }) });
}

/** A new identity, or the earlier one of an entry that is put back. */
function identityOf(given: Attributes): Attributes {
  const [octets] = valuesOf(given, 'objectGUID');
  const created = valuesOf(given, 'whenCreated').map(withoutFraction);
  return {
    entryUUID: [octets === undefined ? randomUUID() : octetsToGuid(octets)],
    ...(created.length > 0 ? { createTimestamp: created } : {}),
  };
}
