import type { Element } from './element.ts';
import { type Field, type Fields, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** The XML form of a value, in the order of its fields. */
export function encode(fields: Fields, value: unknown, name: string): Element {
  const element: Element = { name, attributes: {}, children: [] };
  const values = (value ?? {}) as Record<string, unknown>;
  for (const [fieldName, field] of Object.entries(fields)) {
    const child = values[fieldName];
    if (child === undefined || child === null) continue;
    if (meaningOf(field).attribute) element.attributes[fieldName] = String(child);
    else element.children.push(...encodeField(field, child, fieldName));
  }
  return element;
}

/** Puts output values into an element; children and attributes of the same name are replaced. */
export function mergeInto(element: Element, fields: Fields, value: unknown): Element {
  const written = encode(fields, value, element.name);
  const names = new Set(written.children.map((child) => (typeof child === 'string' ? '' : child.name)));
  return {
    name: element.name,
    attributes: { ...element.attributes, ...written.attributes },
    children: [
      ...element.children.filter((child) => typeof child === 'string' || !names.has(child.name)),
      ...written.children,
    ],
  };
}

function encodeField(field: Field, value: unknown, name: string): Element[] {
  const shape = shapeOf(field);
  const { repeated, item } = meaningOf(field);
  if (shape.kind === 'list' && repeated) {
    return (value as unknown[]).flatMap((one) => encodeField(shape.items, one, name));
  }
  if (shape.kind === 'list') {
    const children = (value as unknown[]).flatMap((one) => encodeField(shape.items, one, item ?? 'value'));
    return [{ name, attributes: {}, children }];
  }
  if (shape.kind === 'record') return [encode(shape.fields, value, name)];
  const text = String(value);
  return [{ name, attributes: {}, children: text === '' ? [] : [text] }];
}
