import type { Element } from './element.ts';
import { type Field, type Fields, isOptional, meaningOf, sentenceOf } from './field.ts';
import { shapeOf } from './shape.ts';
import { nameXsdTypes, type XsdNames } from './xsd-names.ts';
import { toXsdPattern } from './xsd-pattern.ts';

/** Fields that become an element of a document. */
export interface XsdRoot {
  /** Name of the element. */
  readonly name: string;
  readonly fields: Fields;
}

/** The elements and types of an XML Schema (1.0) without the schema element around; they refer to each other by `tns:`. */
export interface XsdTypes {
  /** @throws Error where a pattern cannot be written in XML Schema: a fault of the field's author */
  elements(): Element[];
  /** Name of the type of a field of one of the roots: of ours, or of XML Schema as `xs:boolean`. */
  nameOf(field: Field): string | undefined;
}

/**
 * Elements and types that take exactly what `decodeExactly` takes: elements in the order of the fields, each as often as it may be, with their facets.
 * Same fields have the same type; it is called after its element, or after the path where elements of one name differ.
 */
export function xsdTypes(roots: readonly XsdRoot[]): XsdTypes {
  const names = nameXsdTypes(roots);
  return { elements: () => elementsOf(roots, names), nameOf: (field) => names.get(field) };
}

function elementsOf(roots: readonly XsdRoot[], names: XsdNames): Element[] {
  const elements = new Map<string, Element>();
  for (const { name, fields } of roots) {
    // Anonymous: generators of clients unwrap only such elements.
    const type = complexType(fields, names);
    elements.set(name, node('xs:element', { name }, [type]));
    addTypesWithin(fields, names, elements);
  }
  return [...elements.values()];
}

function addTypesWithin(fields: Fields, names: XsdNames, elements: Map<string, Element>): void {
  for (const field of Object.values(fields)) addType(field, names, elements);
}

function addType(field: Field, names: XsdNames, elements: Map<string, Element>): void {
  const shape = shapeOf(field);
  const name = names.get(field);
  if (shape.kind === 'list') addType(shape.items, names, elements);
  if (shape.kind === 'record') addTypesWithin(shape.fields, names, elements);
  if (name === undefined || name.startsWith('xs:') || elements.has(name)) return;
  elements.set(name, typeOf(field, name, names));
}

function typeOf(field: Field, name: string, names: XsdNames): Element {
  const shape = shapeOf(field);
  if (shape.kind === 'record') return complexType(shape.fields, names, { name });
  if (shape.kind === 'list') {
    const item = element(meaningOf(field).item ?? 'value', shape.items, names);
    Object.assign(item.attributes, occurrence(field));
    return node('xs:complexType', { name }, [node('xs:sequence', {}, [item])]);
  }
  return simpleType(field, name);
}

function complexType(fields: Fields, names: XsdNames, name: Record<string, string> = {}): Element {
  const entries = Object.entries(fields);
  const sequence = entries
    .filter(([, field]) => !meaningOf(field).attribute)
    .map(([fieldName, field]) => fieldElement(fieldName, field, names));
  const attributes = entries
    .filter(([, field]) => meaningOf(field).attribute)
    .map(([fieldName, field]) =>
      node('xs:attribute', { name: fieldName, ...typeAttribute(field, names), ...use(field) }, documentation(field)),
    );
  return node('xs:complexType', name, [node('xs:sequence', {}, sequence), ...attributes]);
}

function fieldElement(name: string, field: Field, names: XsdNames): Element {
  const shape = shapeOf(field);
  if (shape.kind === 'list' && meaningOf(field).repeated) {
    const repeated = element(name, shape.items, names);
    Object.assign(repeated.attributes, occurrence(field));
    return repeated;
  }
  const single = element(name, field, names);
  if (isOptional(field)) single.attributes['minOccurs'] = '0';
  return single;
}

function element(name: string, field: Field, names: XsdNames): Element {
  return node('xs:element', { name, ...typeAttribute(field, names) }, documentation(field));
}

function typeAttribute(field: Field, names: XsdNames): Record<string, string> {
  const name = names.get(field) ?? 'xs:string';
  return { type: name.startsWith('xs:') ? name : `tns:${name}` };
}

function use(field: Field): Record<string, string> {
  return isOptional(field) ? {} : { use: 'required' };
}

/** How often the items of a list may stand. */
function occurrence(field: Field): Record<string, string> {
  const { minItems = 0, maxItems } = field as { minItems?: number; maxItems?: number };
  return { minOccurs: String(minItems), maxOccurs: maxItems === undefined ? 'unbounded' : String(maxItems) };
}

function documentation(field: Field): Element[] {
  const { default: value } = field as { default?: unknown };
  const sentence = sentenceOf(field);
  const text = value === undefined ? sentence : `${sentence} Default: ${String(value)}.`;
  return text === '' ? [] : [node('xs:annotation', {}, [node('xs:documentation', {}, [text])])];
}

interface Facets {
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Facets[];
}

function simpleType(field: Field, name: string): Element {
  const shape = shapeOf(field);
  const facets = field as Facets;
  if (shape.kind === 'integerOrWord') {
    const number = facets.anyOf?.find(({ maximum }) => maximum !== undefined) ?? {};
    // Tokens: white space around a number does not count, so around the word it does not either.
    const word = node('xs:restriction', { base: 'xs:token' }, enumeration(shape.words));
    const parts = [integerRestriction(number), word].map((restriction) => node('xs:simpleType', {}, [restriction]));
    return node('xs:simpleType', { name }, [node('xs:union', {}, parts)]);
  }
  return node('xs:simpleType', { name }, [
    shape.kind === 'integer' ? integerRestriction(facets) : textRestriction(facets),
  ]);
}

function integerRestriction({ minimum, maximum }: Facets): Element {
  const isInt = minimum !== undefined && maximum !== undefined && minimum >= -(2 ** 31) && maximum < 2 ** 31;
  return node('xs:restriction', { base: isInt ? 'xs:int' : 'xs:long' }, [
    ...facet('minInclusive', minimum),
    ...facet('maxInclusive', maximum),
  ]);
}

function textRestriction({ enum: words, minLength, maxLength, pattern }: Facets): Element {
  return node('xs:restriction', { base: 'xs:string' }, [
    ...facet('minLength', minLength),
    ...facet('maxLength', maxLength),
    ...facet('pattern', pattern === undefined ? undefined : toXsdPattern(pattern)),
    ...enumeration(words ?? []),
  ]);
}

function enumeration(words: readonly string[]): Element[] {
  return words.flatMap((word) => facet('enumeration', word));
}

function facet(name: string, value: string | number | undefined): Element[] {
  return value === undefined ? [] : [node(`xs:${name}`, { value: String(value) }, [])];
}

function node(name: string, attributes: Record<string, string>, children: (Element | string)[]): Element {
  return { name, attributes, children };
}
