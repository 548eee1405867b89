import { EqualityFilter, OrFilter } from 'ldapts';

import { attributesApart, isApart, isDnWithBinary, linkAttributes } from '../attribute-types.ts';
import type { Attributes } from '../directory.ts';
import { isBelow, treeKey } from '../distinguished-name.ts';
import { isResult } from '../ldap/ldap-errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { searchPages } from '../ldap/search-pages.ts';
import { anything } from '../ldap/to-ldap-filter.ts';
import { dnFromWire, wireDn } from '../ldap/wire-name.ts';
import { attributesFromWire, toWire } from '../ldap/wire-values.ts';
import type { Operation } from '../operations.ts';
import type { Contexts } from '../port.ts';
import { changeReferences, renamed } from '../references.ts';
import { pointers } from '../well-known.ts';

/** Names that are looked for in one search. */
const batch = 20;
/** How often an entry is read anew that somebody else changes meanwhile. */
const attempts = 10;

export interface Move {
  readonly from: string;
  /** Undefined: the entry is gone. */
  readonly to: string | undefined;
}

/**
 * Makes the values that name an entry, or one below it, follow. OpenLDAP has overlays that do something like it, but only
 * for attributes with the syntax of a name, and after the answer. A death half-way is mended by undo, which moves the entry
 * back, or writes the values again (`restoreTree`).
 * @param modify changes one entry
 */
export async function followReferences(
  server: LdapServer,
  { contexts, move }: { readonly contexts: Contexts; readonly move: Move },
  modify: (dn: string, operations: readonly Operation[]) => Promise<void>,
): Promise<void> {
  const names = await namesBefore(server, move);
  const [name = move.from, ...others] = names;
  // Of one name it is known what becomes of it: a group need not tell its other members.
  const read = others.length > 0 ? linkAttributes : linksInEntry;
  const searches = batches(names).map((some) => referringTo(some, read));
  for (const dn of await findAny(server, contexts, searches)) await followIn(dn);
  if (others.length > 0) return;
  const found = await Promise.all(
    attributesApart.map(async (attribute) => {
      const dns = await findAny(server, contexts, [referringTo([name], [attribute])]);
      return dns.map((dn) => ({ dn, attribute }));
    }),
  );
  for (const { dn, attribute } of found.flat()) await followOne(dn, attribute);

  async function followIn(dn: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const entry = await readEntry(server, wireDn(dn), { attributes: read });
      const operations = entry ? operationsFor(attributesFromWire(entry), move) : [];
      if (operations.length === 0) return;
      try {
        return await modify(dn, operations);
      } catch (error) {
        if (attempt >= attempts || !(isResult(error, 'noSuchAttribute') || isResult(error, 'attributeOrValueExists')))
          throw error;
      }
    }
  }

  async function followOne(dn: string, attribute: string): Promise<void> {
    const gone: Operation = { kind: 'delete', attribute, values: [name] };
    const come: Operation[] = move.to === undefined ? [] : [{ kind: 'add', attribute, values: [move.to] }];
    try {
      await modify(dn, [gone, ...come]);
    } catch (error) {
      // Somebody else has written the new name, or has taken the old one away.
      if (isResult(error, 'attributeOrValueExists')) await modify(dn, [gone]);
      else if (!isResult(error, 'noSuchAttribute')) throw error;
    }
  }
}

const linksInEntry = linkAttributes.filter((attribute) => !isApart(attribute));

/** What the entry and all below it were called. */
async function namesBefore(server: LdapServer, { from, to }: Move): Promise<string[]> {
  if (to === undefined) return [from];
  const names: string[] = [];
  const { filter } = anything();
  const request = { base: to, scope: 'subtree' as const, filter, attributes: ['1.1'], binary: [], limit: undefined };
  for await (const page of searchPages(server, request)) {
    for (const { dn } of page) names.push(renamed(dnFromWire(dn), to, from));
  }
  return names;
}

function basesOf({ domain, configuration }: Contexts): string[] {
  return isBelow(configuration, domain) ? [domain] : [domain, configuration];
}

function batches(names: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / batch) }, (_, index) =>
    names.slice(index * batch, (index + 1) * batch),
  );
}

/** Names of the entries that one of these filters finds, each once. */
async function findAny(server: LdapServer, contexts: Contexts, filters: readonly OrFilter[]): Promise<string[]> {
  const found = new Set<string>();
  for (const filter of filters) {
    for (const base of basesOf(contexts)) {
      const request = { base, scope: 'subtree' as const, filter, attributes: ['1.1'], binary: [], limit: undefined };
      for await (const page of searchPages(server, request)) for (const { dn } of page) found.add(dnFromWire(dn));
    }
  }
  return [...found];
}

function referringTo(names: readonly string[], attributes: readonly string[]): OrFilter {
  const filters = names.flatMap((dn) =>
    attributes.flatMap((attribute) =>
      (isDnWithBinary(attribute) ? pointers.map((pointer) => `B:32:${pointer}:${dn}`) : [dn]).map(
        (value) => new EqualityFilter({ attribute, value: toWire(attribute, value) }),
      ),
    ),
  );
  return new OrFilter({ filters });
}

function operationsFor(attributes: Attributes, { from, to }: Move): Operation[] {
  const follow = (dn: string) => (to === undefined ? undefined : renamed(dn, from, to));
  const changed = changeReferences(attributes, treeKey(from), follow);
  return Object.entries(changed).flatMap(([attribute, values]): Operation[] => {
    const before = attributes[attribute] ?? [];
    return [
      { kind: 'delete' as const, attribute, values: before.filter((value) => !values.includes(value)) },
      { kind: 'add' as const, attribute, values: values.filter((value) => !before.includes(value)) },
    ].filter((operation) => operation.values.length > 0);
  });
}
