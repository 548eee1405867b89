import type { Attributes, Entry } from '../directory.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';

/** A name like `member;range=0-1499`: a part of the values (MS-ADTS 3.1.1.3.1.3.3). `*` as the end is the last part. */
const rangeName = /^(?<attribute>[^;]+);range=(?<from>\d+)-(?<to>\d+|\*)$/i;

/** Entries with all values of attributes that came in parts. */
export async function completeRanges(
  server: LdapServer,
  entries: readonly Entry[],
  binary: readonly string[],
): Promise<readonly Entry[]> {
  const complete: Entry[] = [];
  for (const entry of entries) {
    const parts = Object.keys(entry.attributes).filter((name) => rangeName.test(name));
    if (parts.length === 0) complete.push(entry);
    else complete.push({ ...entry, attributes: await withAllValues(server, entry, binary) });
  }
  return complete;
}

async function withAllValues(
  server: LdapServer,
  { dn, attributes }: Entry,
  binary: readonly string[],
): Promise<Attributes> {
  const result: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(attributes)) {
    const part = partOf(name);
    // Beside the part stands the attribute itself, without values.
    if (!part) result[name] ??= values;
    else result[part.attribute] = [...values, ...(await readRest(server, { dn, ...part }, binary))];
  }
  return result;
}

interface Part {
  readonly attribute: string;
  /** Undefined: there are no more. */
  readonly next: number | undefined;
}

async function readRest(
  server: LdapServer,
  { dn, attribute, next }: Part & { readonly dn: string },
  binary: readonly string[],
): Promise<string[]> {
  const values: string[] = [];
  for (let from = next; from !== undefined; ) {
    const attributes = [`${attribute};range=${from}-*`];
    const wire = (await readEntry(server, wireDn(dn), { attributes, binary })) ?? { dn };
    from = undefined;
    for (const [name, more] of Object.entries(attributesFromWire(wire))) {
      const part = partOf(name);
      if (part?.attribute.toLowerCase() !== attribute.toLowerCase()) continue;
      values.push(...more);
      from = more.length === 0 ? undefined : part.next;
    }
  }
  return values;
}

function partOf(name: string): Part | undefined {
  const { attribute, to } = rangeName.exec(name)?.groups ?? {};
  if (attribute === undefined || to === undefined) return undefined;
  return { attribute, next: to === '*' ? undefined : Number(to) + 1 };
}
