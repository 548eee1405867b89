import type { Element } from './element.ts';
import { type Fault, missing, wrongForm, wrongValue } from './fault.ts';
import { type Field, type Fields, isOptional, meaningOf } from './field.ts';
import { shapeOf } from './shape.ts';
import { attributeName, elementName, qualifiedName, scopeOf, type XmlScope } from './xml-scope.ts';

export interface ExactForm {
  /** Namespace of all elements. */
  readonly namespace: string;
  /** Name of the type of a field, as `xsdTypes` gives it: what `xsi:type` may say. */
  typeOf(field: Field): string | undefined;
}

export interface Decoded {
  readonly value: Record<string, unknown>;
  /** What is wrong with the form; values are checked by `receive`. At most ten. */
  readonly faults: readonly Fault[];
}

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';
const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';
const faultsMaximum = 10;

/**
 * Reads the XML form that the XSD of the fields describes and nothing else: names, namespaces, order and occurrence are exact,
 * texts are kept as they stand. Trusted requests are read more kindly: see `decode`.
 */
export function decodeExactly(
  fields: Fields,
  element: Element,
  form: ExactForm & { readonly scope: XmlScope },
): Decoded {
  const faults: Fault[] = [];
  const value = readRecord(fields, { element, scope: form.scope }, { ...form, path: '', faults });
  return { value, faults: faults.slice(0, faultsMaximum) };
}

interface Place extends ExactForm {
  readonly path: string;
  readonly faults: Fault[];
}

/** An element with the prefixes that hold inside it. */
interface Scoped {
  readonly element: Element;
  readonly scope: XmlScope;
}

function readRecord(fields: Fields, { element, scope }: Scoped, place: Place): Record<string, unknown> {
  const value = readAttributes(fields, { element, scope }, place);
  const entries = Object.entries(fields).filter(([, field]) => !meaningOf(field).attribute);
  const children = childrenOf({ element, scope }, place);
  // Not even white space: XML Schema calls such an element empty.
  if (entries.length === 0 && element.children.length > children.length) {
    place.faults.push(wrongForm(place.path, 'text', 'an empty element'));
  }
  let next = 0;
  for (const [index, [name, field]] of entries.entries()) {
    const from = next;
    while (next < children.length && isNamed(children[next], name, place)) {
      next++;
      if (!isRepeated(field)) break;
    }
    const own = children.slice(from, next);
    const inside = at(place, name);
    if (isRepeated(field)) {
      const items = readItems(field, own, inside);
      if (items.length > 0 || !isOptional(field)) value[name] = items;
    } else if (own[0]) value[name] = readField(field, own[0], inside);
    else if (!isOptional(field) && next === children.length) place.faults.push(missing(inside.path, field));
    else if (!isOptional(field)) {
      tellUnexpected({ child: children[next] }, expectedFrom(entries, index), place);
      return value;
    }
  }
  tellUnexpected({ child: children[next], before: children[next - 1] }, [], place);
  return value;
}

function isRepeated(field: Field): boolean {
  return meaningOf(field).repeated === true && shapeOf(field).kind === 'list';
}

function readItems(field: Field, elements: readonly Scoped[], place: Place): unknown[] {
  const shape = shapeOf(field);
  if (shape.kind !== 'list') return [];
  return elements.map((element, index) =>
    readField(shape.items, element, { ...place, path: `${place.path}[${index + 1}]` }),
  );
}

function readField(field: Field, scoped: Scoped, place: Place): unknown {
  readTypeAttribute(field, scoped, place);
  const shape = shapeOf(field);
  if (shape.kind === 'record') return readRecord(shape.fields, scoped, place);
  if (shape.kind === 'list') return readList(field, shape.items, { scoped, place });
  refuseAttributes(scoped, place);
  const { children } = scoped.element;
  if (children.some((child) => typeof child !== 'string')) {
    place.faults.push(wrongForm(place.path, 'an element with elements inside', 'an element with text only'));
  }
  return readText(field, children.filter((child) => typeof child === 'string').join(''), place);
}

function readList(field: Field, items: Field, { scoped, place }: { scoped: Scoped; place: Place }): unknown[] {
  const { item = 'value' } = meaningOf(field);
  refuseAttributes(scoped, place);
  const children = childrenOf(scoped, place);
  const stranger = children.findIndex((child) => !isNamed(child, item, place));
  if (stranger >= 0) tellUnexpected({ child: children[stranger] }, [item], place);
  const own = stranger < 0 ? children : children.slice(0, stranger);
  return own.map((child, index) => readField(items, child, at(place, `${item}[${index + 1}]`)));
}

function readAttributes(fields: Fields, { element, scope }: Scoped, place: Place): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, text] of ownAttributes({ element, scope })) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field && meaningOf(field).attribute) value[name] = readText(field, text, at(place, `@${name}`));
    else place.faults.push(unknownAttribute(name, place));
  }
  for (const [name, field] of Object.entries(fields)) {
    const isMissing = meaningOf(field).attribute && !isOptional(field) && value[name] === undefined;
    if (isMissing) place.faults.push(missing(at(place, `@${name}`).path, field));
  }
  return value;
}

function refuseAttributes(scoped: Scoped, place: Place): void {
  for (const [name] of ownAttributes(scoped)) place.faults.push(unknownAttribute(name, place));
}

function unknownAttribute(name: string, place: Place): Fault {
  return wrongForm(at(place, `@${name}`).path, `the attribute "${name}"`, 'no such attribute');
}

/** Attributes other than declarations of namespaces and those that XML Schema lets stand anywhere. */
function ownAttributes({ element, scope }: Scoped): (readonly [string, string])[] {
  return Object.entries(element.attributes).filter(([name]) => {
    if (name === 'xmlns' || name.startsWith('xmlns:')) return false;
    const { namespace, local } = attributeName(name, scope);
    return namespace !== instanceNamespace || !['type', 'schemaLocation', 'noNamespaceSchemaLocation'].includes(local);
  });
}

/** `xsi:type` may say again what the schema says. */
function readTypeAttribute(field: Field, { element, scope }: Scoped, place: Place): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    const { namespace, local } = attributeName(name, scope);
    if (namespace !== instanceNamespace || local !== 'type') continue;
    const wanted = place.typeOf(field) ?? '';
    const given = qualifiedName(value, scope);
    const isOurs = wanted.startsWith('xs:')
      ? given.namespace === schemaNamespace && `xs:${given.local}` === wanted
      : given.namespace === place.namespace && given.local === wanted;
    if (!isOurs) place.faults.push(wrongForm(at(place, '@xsi:type').path, `the type "${value}"`, `the type ${wanted}`));
  }
}

/** Child elements; text between them is a fault. */
function childrenOf({ element, scope }: Scoped, place: Place): Scoped[] {
  const text = element.children.find((child) => typeof child === 'string' && /[^ \t\r\n]/.test(child));
  if (text !== undefined) place.faults.push(wrongForm(place.path, 'text', 'elements only'));
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [{ element: child, scope: scopeOf(child, scope) }],
  );
}

function isNamed(child: Scoped | undefined, name: string, { namespace }: ExactForm): boolean {
  if (!child) return false;
  const found = elementName(child.element, child.scope);
  return found.local === name && found.namespace === namespace;
}

/** Elements that may follow: up to the first one that must. */
function expectedFrom(entries: readonly (readonly [string, Field])[], index: number): string[] {
  const names: string[] = [];
  for (const [name, field] of entries.slice(index)) {
    names.push(name);
    if (!isOptional(field)) break;
  }
  return names;
}

interface Neighbours {
  readonly child: Scoped | undefined;
  readonly before?: Scoped | undefined;
}

function tellUnexpected({ child, before }: Neighbours, expected: readonly string[], place: Place): void {
  if (!child) return;
  const { namespace, local } = elementName(child.element, child.scope);
  const where = namespace === place.namespace ? '' : ` of the namespace "${namespace}"`;
  const after = before ? ` after "${elementName(before.element, before.scope).local}"` : '';
  const wanted =
    expected.length === 0 ? 'no further element' : `the element ${expected.map((name) => `"${name}"`).join(' or ')}`;
  const namespaceHint = where === '' ? '' : ` of the namespace "${place.namespace}"`;
  place.faults.push(
    wrongForm(at(place, local).path, `the element "${local}"${where}${after}`, `${wanted}${namespaceHint}`),
  );
}

const integerPattern = /^[+-]?\d+$/;
const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

function readText(field: Field, text: string, place: Place): unknown {
  const shape = shapeOf(field);
  const collapsed = text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  if (shape.kind === 'boolean')
    return Object.hasOwn(booleans, collapsed) ? booleans[collapsed] : tell(field, text, place);
  if (shape.kind === 'integer') return integerPattern.test(collapsed) ? numberOf(collapsed) : tell(field, text, place);
  if (shape.kind === 'integerOrWord') {
    if (integerPattern.test(collapsed)) return numberOf(collapsed);
    return shape.words.find((word) => word === collapsed) ?? tell(field, text, place);
  }
  return text;
}

/** Without a negative zero, which is no number of its own in XML Schema. */
function numberOf(text: string): number {
  return Number(text) + 0;
}

function tell(field: Field, text: string, place: Place): string {
  place.faults.push(wrongValue(place.path, field, text));
  return text;
}

function at(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}/${name}` };
}
