import { attributeName, attributesApart, isApart, operationalAttributes } from '../attribute-types.ts';
import type { Attributes, Entry } from '../directory.ts';
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
  /** Attributes that are kept apart, when they were asked for. */
  readonly apart?: Attributes | null;
}

const operationalColumns = 'e.sid, e.usn, e.created_at, e.changed_at';
const groupsColumn = `(
  select array_agg(g.dn order by g.dn)
  from directory.value m
  join directory.object g on g.guid = m.guid
  where m.attribute = 'member' and m.value = e.tree
) as member_of`;
const apartColumn = `(
  select jsonb_object_agg(a.attribute, a.list)
  from (
    select v.attribute, jsonb_agg(v.written order by v.place) as list
    from directory.value v
    where v.guid = e.guid
      and v.attribute in (${attributesApart.map((name) => `'${name}'`).join(', ')})
    group by v.attribute
  ) a
) as apart`;

/**
 * Columns of a row, as far as the attributes are made of them. Times cost more to read than all others; `memberOf` and the
 * attributes that are kept apart cost a look-up.
 */
export function rowColumns(attributes: readonly string[] | undefined): string {
  const columns = ['e.guid, e.tree, e.dn, e.attributes'];
  if (!attributes || hasOperational(attributes)) columns.push(operationalColumns);
  if (attributes?.some((name) => name.toLowerCase() === 'memberof')) columns.push(groupsColumn);
  if (!attributes || attributes.some(isApart)) columns.push(apartColumn);
  return columns.join(', ');
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
    const { dn, guid, apart } = row;
    const own = apart ? { ...row.attributes, ...apart } : row.attributes;
    const all = isOperational ? { ...own, ...operationalOf(row) } : own;
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
