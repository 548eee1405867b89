import type { Element } from './element.ts';
import { type Field, type Fields, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

const masked = '***';
const secrets = new WeakMap<Fields, boolean>();

/**
 * A copy of a value in which nothing secret can be read. What no field declares is left out: a caller hands over its
 * whole input, in which something may be secret that the callee does not know.
 */
export function mask(fields: Fields, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const declared = Object.entries(value).flatMap(([name, child]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field ? [[name, maskField(field, child)] as const] : [];
  });
  return Object.fromEntries(declared);
}

function maskField(field: Field, value: unknown): unknown {
  if (value === undefined) return value;
  if (meaningOf(field).secret) return masked;
  const shape = shapeOf(field);
  if (shape.kind === 'record') return mask(shape.fields, value);
  if (shape.kind === 'list' && Array.isArray(value)) return value.map((item) => maskField(shape.items, item));
  return value;
}

/** Whether any field, also inside records and lists, is secret. */
export function hasSecret(fields: Fields): boolean {
  const known = secrets.get(fields);
  if (known !== undefined) return known;
  const found = Object.values(fields).some(isSecret);
  secrets.set(fields, found);
  return found;
}

function isSecret(field: Field): boolean {
  if (meaningOf(field).secret) return true;
  const shape = shapeOf(field);
  if (shape.kind === 'record') return hasSecret(shape.fields);
  return shape.kind === 'list' && isSecret(shape.items);
}

/** A copy of a document without what may be secret: elements marked `do-not-log`, and whatever is named a password. */
export function maskDocument(element: Element): Element {
  if (element.attributes['do-not-log'] === '1' || /password/i.test(element.name))
    return { ...element, children: [masked] };
  const attributes = Object.entries(element.attributes).map(([name, value]) => [
    name,
    /password/i.test(name) ? masked : value,
  ]);
  return {
    name: element.name,
    attributes: Object.fromEntries(attributes),
    children: element.children.map((child) => (typeof child === 'string' ? child : maskDocument(child))),
  };
}
