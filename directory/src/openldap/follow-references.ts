import { EqualityFilter, OrFilter } from 'ldapts';

import { binaryAttributes, isDnWithBinary, linkAttributes } from '../attribute-types.ts';
import type { Attributes } from '../directory.ts';
import { isBelow, treeKey } from '../distinguished-name.ts';
import { isResult } from '../ldap/ldap-errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { searchPages } from '../ldap/search-pages.ts';
import { anything } from '../ldap/to-ldap-filter.ts';
import { dnFromWire } from '../ldap/wire-name.ts';
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
  for (let start = 0; start < names.length; start += batch) {
    const filter = referringTo(names.slice(start, start + batch));
    for (const base of basesOf(contexts)) {
      for (const { dn } of await referring(server, { base, scope: 'subtree', filter })) await followIn(dn, filter);
    }
  }

  async function followIn(dn: string, filter: OrFilter): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const [entry] = await referring(server, { base: dn, scope: 'base', filter });
      const operations = entry ? operationsFor(entry.attributes, move) : [];
      if (operations.length === 0) return;
      try {
        return await modify(dn, operations);
      } catch (error) {
        if (attempt >= attempts || !(isResult(error, 'noSuchAttribute') || isResult(error, 'attributeOrValueExists')))
          throw error;
      }
    }
  }
}

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

interface Referring {
  readonly dn: string;
  readonly attributes: Attributes;
}

async function referring(
  server: LdapServer,
  where: { readonly base: string; readonly scope: 'base' | 'subtree'; readonly filter: OrFilter },
): Promise<Referring[]> {
  const found: Referring[] = [];
  const request = { ...where, attributes: linkAttributes, binary: binaryAttributes, limit: undefined };
  for await (const page of searchPages(server, request)) {
    for (const wire of page) found.push({ dn: dnFromWire(wire.dn), attributes: attributesFromWire(wire) });
  }
  return found;
}

function referringTo(names: readonly string[]): OrFilter {
  const filters = names.flatMap((dn) =>
    linkAttributes.flatMap((attribute) =>
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
