import { type Field, type Fields, meaningOf, shapeOf } from '@tenantry/schema';

/** Where clients keep attributes: beside elements, or in an object of their own. */
export type Attributes = 'beside' | 'apart';

/** A value as clients know it: a list is an object with its repeated element. */
export function shaped(
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
  attributes: Attributes = 'beside',
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const apart: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (!field) throw new Error(`There is no field "${name}".`);
    if (inner === undefined) continue;
    const target = attributes === 'apart' && meaningOf(field).attribute ? apart : result;
    target[name] = shapedField(field, inner, attributes);
  }
  return Object.keys(apart).length > 0 ? { attributes: apart, ...result } : result;
}

function shapedField(field: Field, value: unknown, attributes: Attributes): unknown {
  const shape = shapeOf(field);
  // Values follow their fields: they were made from them, or read by them.
  if (shape.kind === 'record') return shaped(shape.fields, value as Record<string, unknown>, attributes);
  if (shape.kind !== 'list') return value;
  const items = (value as unknown[]).map((item) => shapedField(shape.items, item, attributes));
  const { repeated, item = 'value' } = meaningOf(field);
  // What can stand only once is no list to a client.
  const list = (field as { maxItems?: number }).maxItems === 1 ? items[0] : items;
  return repeated ? list : { [item]: list };
}

/**
 * What clients tell, without that in which they differ: how nothing is told, the types of numbers, whether one of several is a list,
 * and where attributes are.
 * @param nothing what a client reads as no text
 */
export function plain(value: unknown, nothing = /^$/): unknown {
  if (Array.isArray(value)) {
    return value.length === 1 ? plain(value[0], nothing) : value.map((each) => plain(each, nothing));
  }
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return nothing.test(String(value)) ? undefined : String(value);
  const { attributes, ...elements } = value as Record<string, unknown>;
  const beside = typeof attributes === 'object' && attributes !== null ? attributes : { attributes };
  const entries = Object.entries({ ...beside, ...elements }).map(
    ([name, each]) => [name, plain(each, nothing)] as const,
  );
  const kept = entries.filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0));
  return kept.length === 0 ? undefined : Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
