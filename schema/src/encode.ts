import type { Element } from './element.ts';
import { type Field, type Fields, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';

/** The XML form of a value, in the order of its fields. */
export function encode(fields: Fields, value: unknown, name: string): Element {
  const element: Element = { name, attributes: {}, children: [] };
  const values = (value ?? {}) as Record<string, unknown>;
  for (const fieldName in fields) {
    const field = fields[fieldName];
    const child = values[fieldName];
    if (field === undefined || child === undefined || child === null) continue;
    if (meaningOf(field).attribute) element.attributes[fieldName] = String(child);
    else addField(element.children, field, { name: fieldName, value: child });
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

interface Named {
  readonly name: string;
  readonly value: unknown;
}

function addField(children: Element['children'], field: Field, { name, value }: Named): void {
  const shape = shapeOf(field);
  const { repeated, item = 'value' } = meaningOf(field);
  if (shape.kind === 'list') {
    const container: Element = { name, attributes: {}, children: [] };
    const target = repeated ? children : container.children;
    for (const one of value as unknown[]) addField(target, shape.items, { name: repeated ? name : item, value: one });
    if (!repeated) children.push(container);
  } else if (shape.kind === 'record') {
    children.push(encode(shape.fields, value, name));
  } else {
    const text = String(value);
    children.push({ name, attributes: {}, children: text === '' ? [] : [text] });
  }
}
