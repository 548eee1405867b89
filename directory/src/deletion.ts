import { valuesOf } from './attribute-change.ts';
import {
  attributesApart,
  isApart,
  isDn,
  isDnWithBinary,
  linkAttributes,
  operationalAttributes,
} from './attribute-types.ts';
import { comparable } from './attribute-values.ts';
import type { Attributes, Directory, Entry } from './directory.ts';
import { isBelow, sameDn, splitDn } from './distinguished-name.ts';
import { NoSuchEntry } from './errors.ts';
import { escapeFilter } from './filter.ts';
import { pointers } from './well-known.ts';

/** An entry with everything below it, as it was before it was deleted: enough to put it back. Plain data for the log. */
export interface Deletion {
  /** From the top down. */
  readonly entries: readonly DeletedEntry[];
  /** Values of other entries that name one of these. */
  readonly links: readonly Link[];
}

interface DeletedEntry {
  readonly dn: string;
  /** What can be written at once; GUID, security identifier and time of creation come back where the directory allows. */
  readonly attributes: Attributes;
  /** Names of entries, written when all of them are there again. */
  readonly links: Attributes;
  /** A secret. Absent when there is no password. */
  readonly password?: string;
}

interface Link {
  readonly dn: string;
  readonly attribute: string;
  readonly value: string;
}

/** Objects that can have a password. */
const accounts = new Set(['user', 'computer', 'inetorgperson']);
/** Written again together with the entry, although the directory gave them. */
const identity = new Set(['objectGUID', 'objectSid', 'whenCreated']);

/**
 * Reads what restoring an entry and everything below it will need.
 * @param maximum most entries; undefined is returned when there are more
 */
export async function prepareDeletion(
  directory: Directory,
  path: string,
  maximum?: number,
): Promise<Deletion | undefined> {
  const entries: Entry[] = [];
  const limit = maximum === undefined ? {} : { limit: maximum + 1 };
  for await (const entry of directory.search({ base: path, filter: '(objectClass=*)', ...limit })) entries.push(entry);
  if (maximum !== undefined && entries.length > maximum) return undefined;
  const [top] = entries.sort((one, other) => splitDn(one.dn).length - splitDn(other.dn).length);
  if (!top) throw NoSuchEntry(path);

  const links: Link[] = [];
  for (const entry of entries) links.push(...(await linksTo(directory, entry.dn, top.dn)));
  const described: DeletedEntry[] = [];
  for (const entry of entries) described.push(await describe(directory, entry));
  return { entries: described, links };
}

/** Deletes from the bottom up. An entry that is gone already is none the worse for it. */
export async function deleteTree(directory: Directory, { entries }: Deletion): Promise<void> {
  for (const { dn } of entries.toReversed()) {
    try {
      await directory.delete(dn);
    } catch (error) {
      if (!NoSuchEntry.is(error)) throw error;
    }
  }
}

/** Puts back whatever is missing, however far the deletion came. */
export async function restoreTree(directory: Directory, { entries, links }: Deletion): Promise<void> {
  for (const { dn, attributes, password } of entries) {
    const present = await directory.find(dn, ['objectGUID', ...Object.keys(attributes)]);
    if (!present) await directory.add(dn, attributes);
    else await completeEntry(directory, present, attributes);
    if (password !== undefined) await directory.restorePassword(dn, password);
  }
  for (const { dn, links: own } of entries) {
    for (const [attribute, values] of Object.entries(own)) await directory.addValues(dn, attribute, values);
  }
  for (const { dn, attribute, value } of links) {
    // Whoever pointed here may have been deleted by somebody else meanwhile.
    if (await directory.find(dn, ['objectClass'])) await directory.addValues(dn, attribute, [value]);
  }
}

/** Some directories put an entry back in two steps; a death between them leaves attributes out. */
async function completeEntry(directory: Directory, present: Entry, attributes: Attributes): Promise<void> {
  const isOurs = valuesOf(present.attributes, 'objectGUID')[0] === valuesOf(attributes, 'objectGUID')[0];
  const missing = Object.entries(attributes).filter(
    ([name]) => !operationalAttributes.has(name) && valuesOf(present.attributes, name).length === 0,
  );
  if (isOurs && missing.length > 0) await directory.modify(present.path, Object.fromEntries(missing));
}

async function describe(directory: Directory, { dn, attributes }: Entry): Promise<DeletedEntry> {
  const kept = Object.entries(attributes).filter(([name]) => !operationalAttributes.has(name) || identity.has(name));
  const isLink = ([name]: readonly [string, unknown]) => isDn(name) || isDnWithBinary(name);
  const isAccount = valuesOf(attributes, 'objectClass').some((name) => accounts.has(name.toLowerCase()));
  const password = isAccount ? await directory.passwordToken(dn) : undefined;
  return {
    dn,
    attributes: Object.fromEntries(kept.filter((entry) => !isLink(entry))),
    links: Object.fromEntries(kept.filter(isLink)),
    ...(password === undefined ? {} : { password }),
  };
}

/** Values that name an entry, of entries outside the deleted tree. */
async function linksTo(directory: Directory, dn: string, top: string): Promise<Link[]> {
  const links = await Promise.all([linksInEntries(directory, dn), linksApart(directory, dn)]);
  return links.flat().filter((link) => !sameDn(link.dn, top) && !isBelow(link.dn, top));
}

const linksInEntry = linkAttributes.filter((attribute) => !isApart(attribute));

async function linksInEntries(directory: Directory, dn: string): Promise<Link[]> {
  const wanted = linksInEntry.flatMap((attribute) => namesOf(attribute, dn).map((value) => ({ attribute, value })));
  const links: Link[] = [];
  for await (const found of searchEverywhere(directory, anyOf(wanted), linksInEntry)) {
    for (const { attribute, value } of wanted) {
      const held = valuesOf(found.attributes, attribute);
      const link = held.find((each) => comparable(attribute, each) === comparable(attribute, value));
      if (link !== undefined) links.push({ dn: found.dn, attribute, value: link });
    }
  }
  return links;
}

/** Of attributes that may have very many values none is read: whoever is found has the one that was looked for. */
async function linksApart(directory: Directory, dn: string): Promise<Link[]> {
  const wanted = attributesApart.map((attribute) => ({ attribute, value: dn }));
  const links: Link[] = [];
  for await (const found of searchEverywhere(directory, anyOf(wanted), ['objectClass'])) {
    for (const link of wanted) {
      const filter = anyOf([link]);
      const search = { base: found.dn, scope: 'base', filter, attributes: ['objectClass'] } as const;
      for await (const { dn: holder } of directory.search(search)) links.push({ dn: holder, ...link });
    }
  }
  return links;
}

async function* searchEverywhere(
  directory: Directory,
  filter: string,
  attributes: readonly string[],
): AsyncIterable<Entry> {
  const { domain, configuration } = await directory.contexts();
  // The configuration may be a tree of its own, beside the domain.
  const bases = isBelow(configuration, domain) ? [domain] : [domain, configuration];
  for (const base of bases) yield* directory.search({ base, filter, attributes });
}

function anyOf(wanted: readonly { readonly attribute: string; readonly value: string }[]): string {
  return `(|${wanted.map(({ attribute, value }) => `(${attribute}=${escapeFilter(value)})`).join('')})`;
}

function namesOf(attribute: string, dn: string): string[] {
  return isDnWithBinary(attribute) ? pointers.map((pointer) => `B:32:${pointer}:${dn}`) : [dn];
}
