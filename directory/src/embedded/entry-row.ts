import { attributeName, isDn, isDnWithBinary, isIndexed, operationalAttributes } from '../attribute-types.ts';
import { comparable, dnInside } from '../attribute-values.ts';
import type { Attributes, Entry } from '../directory.ts';
import { splitDn, treeKey } from '../distinguished-name.ts';
import { pathOf } from '../ldap-path.ts';
import { guidToOctets, sidToOctets } from '../octets.ts';

/** An entry as the database has it; what belongs to operational attributes is read only for those. */
export interface EntryRow {
  readonly guid: string;
  readonly tree: string;
  readonly dn: string;
  readonly attributes: Attributes;
  readonly sid: number | null;
  readonly usn: string | number;
  readonly created_at: Date;
  readonly changed_at: Date;
  /** DNs of the groups, when they were asked for. */
  readonly member_of?: readonly string[] | null;
}

/** Columns of a row, as far as the attributes are made of them. `memberOf` costs a look-up, times cost more to read than all others. */
export function rowColumns(attributes: readonly string[] | undefined): string {
  const stored = 'e.guid, e.tree, e.dn, e.attributes';
  if (attributes && !hasOperational(attributes)) return stored;
  const plain = `${stored}, e.sid, e.usn, e.created_at, e.changed_at`;
  const wantsGroups = attributes?.some((name) => name.toLowerCase() === 'memberof');
  const groups = `(
    select array_agg(g.dn order by g.dn)
    from directory.value m
    join directory.entry g on g.guid = m.guid
    where m.attribute = 'member' and m.value = e.tree
  ) as member_of`;
  return wantsGroups ? `${plain}, ${groups}` : plain;
}

function hasOperational(attributes: readonly string[]): boolean {
  return attributes.some((name) => operationalAttributes.has(attributeName(name)));
}

/** Domain part of security identifiers; the same for all entries of the embedded directory. */
export const domainSid = 'S-1-5-21-1004336348-1177238915-682003330';

/** The entry of a row with the attributes that were asked for. */
export function entryOf(row: EntryRow, attributes: readonly string[] | undefined): Entry {
  return entryReader(attributes)(row);
}

/** Makes entries of many rows, each with the attributes that were asked for. */
export function entryReader(attributes: readonly string[] | undefined): (row: EntryRow) => Entry {
  const wanted = attributes && new Set(attributes.map((name) => name.toLowerCase()));
  const isOperational = !attributes || hasOperational(attributes);
  return (row) => {
    const { dn, guid } = row;
    const all = isOperational ? { ...row.attributes, ...operationalOf(row) } : row.attributes;
    const picked = wanted
      ? Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name.toLowerCase())))
      : all;
    return { dn, path: pathOf(dn), guid, attributes: picked };
  };
}

function operationalOf({ guid, dn, sid, usn, created_at, changed_at, member_of }: EntryRow): Attributes {
  return {
    objectGUID: [guidToOctets(guid)],
    distinguishedName: [dn],
    whenCreated: [generalizedTime(created_at)],
    whenChanged: [generalizedTime(changed_at)],
    uSNChanged: [String(usn)],
    ...(sid === null ? {} : { objectSid: [sidToOctets(`${domainSid}-${sid}`)] }),
    ...(member_of?.length ? { memberOf: member_of } : {}),
  };
}

/** RFC 4517 section 3.3.13. */
function generalizedTime(time: Date): string {
  return `${time.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}.0Z`;
}

/** Rows of the index for attributes: comparable values, and the names inside them for references. */
export function indexRows(attributes: Attributes): { readonly names: string[]; readonly values: string[] } {
  const names: string[] = [];
  const values: string[] = [];
  for (const [attribute, list] of Object.entries(attributes)) {
    if (!isIndexed(attribute)) continue;
    for (const value of list) {
      names.push(attribute);
      values.push(comparable(attribute, value));
      const dn = isDnWithBinary(attribute) ? dnInside(attribute, value) : undefined;
      if (dn !== undefined) {
        names.push(referenceName(attribute));
        values.push(comparable('member', dn));
      }
    }
  }
  return { names, values };
}

/** Index name under which the entries that a value names are found. */
export function referenceName(attribute: string): string {
  return isDn(attribute) ? attribute : `${attribute}#dn`;
}

/** Whether a key can be made of a DN; one that cannot names nothing. */
export function keyOf(dn: string): string {
  splitDn(dn);
  return treeKey(dn);
}
