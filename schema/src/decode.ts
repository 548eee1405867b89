import type { Element } from './element.ts';
import { type Fault, repeatedField, unknownField, wrongValue } from './fault.ts';
import { type Field, type Fields, meaningOf } from './field.ts';
import { toPlainElements } from './property-list.ts';
import { type Receipt, receive } from './receive.ts';
import { shapeOf } from './shape.ts';

export interface DecodeOptions {
  /** Elements without a field: a fault, or left aside as in the historical system, where callers pass on more than a callee knows. */
  readonly unknown: 'ignore' | 'refuse';
}

/**
 * Reads the XML form of fields. Names match exactly, else without case when only one does; values keep their case.
 * An empty element is an empty text; numbers, booleans (also 1 and 0) and words are read by the field.
 */
export function decode(fields: Fields, element: Element, options: DecodeOptions): Receipt {
  const reading: Reading = { options, faults: [] };
  const value = readRecord(fields, element, { ...reading, path: '' });
  const receipt = receive(fields, value);
  // A value that could not be read was told already.
  const told = new Set(reading.faults.map(({ path }) => path));
  return { value: receipt.value, faults: [...reading.faults, ...receipt.faults.filter(({ path }) => !told.has(path))] };
}

interface Reading {
  readonly options: DecodeOptions;
  readonly faults: Fault[];
}

interface Place extends Reading {
  readonly path: string;
}

function readRecord(fields: Fields, element: Element, place: Place): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(element.attributes)) {
    const known = findField(fields, name, true);
    if (known) value[known.name] = readText(known.field, text, at(place, `@${name}`));
    else if (!isDeclaration(name)) refuseUnknown(fields, `@${name}`, place);
  }
  const groups = new Map<string, { field: Field; elements: Element[] }>();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const known = findField(fields, child.name, false);
    if (!known) {
      refuseUnknown(fields, child.name, place);
      continue;
    }
    const group = groups.get(known.name) ?? { field: known.field, elements: [] };
    group.elements.push(child);
    groups.set(known.name, group);
  }
  for (const [name, { field, elements }] of groups) value[name] = readField(field, elements, at(place, name));
  for (const [name, field] of Object.entries(fields)) {
    if (meaningOf(field).textOrItems && !groups.has(name)) value[name] = readOwnText(field, element, at(place, name));
  }
  return value;
}

/** The record's own text as the only value of a repeated field. */
function readOwnText(field: Field, element: Element, place: Place): unknown[] {
  const shape = shapeOf(field);
  const text = element.children.filter((child) => typeof child === 'string').join('');
  return shape.kind === 'list' && text !== '' ? [readText(shape.items, text, place)] : [];
}

function readField(field: Field, elements: readonly Element[], place: Place): unknown {
  const shape = shapeOf(field);
  const { repeated } = meaningOf(field);
  if (shape.kind === 'list' && repeated) {
    return elements.map((element, index) =>
      readOne(shape.items, element, { ...place, path: `${place.path}[${index + 1}]` }),
    );
  }
  const [first] = elements;
  if (elements.length > 1) place.faults.push(repeatedField(place.path));
  return first ? readOne(field, first, place) : undefined;
}

function readOne(field: Field, element: Element, place: Place): unknown {
  const shape = shapeOf(field);
  if (shape.kind === 'record') {
    const plain = meaningOf(field).propertyList ? toPlainElements(shape.fields, element) : element;
    return readRecord(shape.fields, plain, place);
  }
  if (shape.kind === 'list') return readList(field, shape.items, { element, place });
  return readText(field, textOf(element), place);
}

function readList(field: Field, items: Field, { element, place }: { element: Element; place: Place }): unknown[] {
  const { item } = meaningOf(field);
  const children = element.children.filter((child) => typeof child !== 'string');
  const found: unknown[] = [];
  for (const child of children) {
    if (item !== undefined && !sameName(child.name, item)) {
      if (place.options.unknown === 'refuse')
        place.faults.push(unknownField(`${place.path}/${child.name}`, child.name, [item]));
      continue;
    }
    found.push(readOne(items, child, at(place, `${child.name}[${found.length + 1}]`)));
  }
  return found;
}

const integerPattern = /^[+-]?\d{1,16}$/;
const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

function readText(field: Field, text: string, place: Place): unknown {
  const shape = shapeOf(field);
  const trimmed = text.trim();
  if (trimmed === '' && meaningOf(field).presence) return true;
  if (shape.kind === 'boolean') return booleans[trimmed.toLowerCase()] ?? tell(field, text, place);
  if (shape.kind === 'integer') return integerPattern.test(trimmed) ? Number(trimmed) : tell(field, text, place);
  if (shape.kind === 'integerOrWord') {
    if (integerPattern.test(trimmed)) return Number(trimmed);
    return shape.words.find((word) => word.toLowerCase() === trimmed.toLowerCase()) ?? tell(field, text, place);
  }
  return meaningOf(field).secret ? text : trimmed;
}

function tell(field: Field, text: string, place: Place): string {
  place.faults.push(wrongValue(place.path, field, text));
  return text;
}

/** An element or an attribute may stand for either: the historical documents mixed them. */
function findField(fields: Fields, name: string, isAttribute: boolean): { name: string; field: Field } | undefined {
  const exact = fields[name];
  if (exact && (!isAttribute || meaningOf(exact).attribute)) return { name, field: exact };
  const candidates = Object.entries(fields).filter(
    ([candidate, field]) =>
      (!isAttribute || meaningOf(field).attribute) &&
      (sameName(candidate, name) || meaningOf(field).aliases?.some((alias) => sameName(alias, name))),
  );
  const [only] = candidates;
  return candidates.length === 1 && only ? { name: only[0], field: only[1] } : undefined;
}

function refuseUnknown(fields: Fields, name: string, place: Place): void {
  if (place.options.unknown === 'ignore') return;
  const bare = name.replace(/^@/, '');
  place.faults.push(unknownField(at(place, name).path, bare, Object.keys(fields)));
}

/** Marks that the request language itself puts on any element. */
function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xml:') || name === 'do-not-log';
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function at(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}/${name}` };
}
