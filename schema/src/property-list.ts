import type { Element } from './element.ts';
import { type Fields, meaningOf } from './field.ts';

/** Named properties as the plain elements that they stand for; plain elements stay as they are. */
export function toPlainElements(fields: Fields, element: Element): Element {
  const children = element.children.map((child) =>
    typeof child !== 'string' && isNamedProperty(child) ? toPlain(fields, child) : child,
  );
  return { ...element, children };
}

function toPlain(fields: Fields, { attributes, children }: Element): Element {
  const name = nameIn(attributes) ?? '';
  const item = itemOf(fields, name);
  const values = children.filter((child) => typeof child !== 'string');
  // One value may also stand as the property's own text.
  const isText = values.length === 0 && children.some((child) => typeof child === 'string' && child.trim() !== '');
  const given = isText ? [{ name: 'value', attributes: {}, children }] : values;
  if (item === undefined) return { name, attributes: {}, children: given };
  return { name, attributes: {}, children: given.map((value) => (isValue(value) ? { ...value, name: item } : value)) };
}

/** Name of the items of a property that is a list. */
function itemOf(fields: Fields, name: string): string | undefined {
  const known = Object.entries(fields).find(([field]) => field.toLowerCase() === name.toLowerCase());
  return known && meaningOf(known[1]).item;
}

function isNamedProperty({ name, attributes }: Element): boolean {
  return name.toLowerCase() === 'property' && nameIn(attributes) !== undefined;
}

function isValue({ name }: Element): boolean {
  return name.toLowerCase() === 'value';
}

function nameIn(attributes: Element['attributes']): string | undefined {
  return Object.entries(attributes).find(([name]) => name.toLowerCase() === 'name')?.[1];
}
