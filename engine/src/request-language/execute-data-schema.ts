import type { Element } from '@tenantry/schema';

import { type ContentRule, contentViolations, type Group, type Particle } from './content-rule.ts';
import { AttributeInvalid, UnknownElement } from './errors.ts';
import { placedChildren, requiredAttribute } from './steps.ts';
import { readValueType, type ValueType, valueViolation } from './value-type.ts';

/**
 * The `Schema` elements of a procedure in a namespace document: XML-Data Reduced, as the historical system used it.
 * The first one describes executeData as it comes in, the second as it goes out.
 */
export interface ExecuteDataSchema {
  readonly input: Grammar;
  readonly output: Grammar | undefined;
}

/** Element types by name. */
export interface Grammar {
  readonly elements: ReadonlyMap<string, ElementRule>;
}

interface ElementRule {
  readonly name: string;
  readonly closed: boolean;
  readonly content: ContentRule;
  readonly type: ValueType | undefined;
  readonly attributes: ReadonlyMap<string, AttributeRule>;
}

interface AttributeRule {
  readonly type: ValueType | undefined;
  readonly required: boolean;
}

/** More than this many sentences help nobody. */
const mostViolations = 20;

/** Reads the schemas of a procedure. Throws REQUEST_* errors that say where. */
export function readExecuteDataSchema(schemas: readonly Element[], where: string): ExecuteDataSchema | undefined {
  const [input, output] = schemas;
  if (!input) return undefined;
  if (schemas.length > 2) throw UnknownElement(where, 'Schema', 'at most two of them, for input and output');
  const places = schemas.length > 1 ? ['Schema[1]', 'Schema[2]'] : ['Schema'];
  return {
    input: readGrammar(input, `${where}/${places[0]}`),
    output: output && readGrammar(output, `${where}/${places[1]}`),
  };
}

/** What is wrong with an element, one sentence each; empty when it follows the grammar. A grammar that does not name it says nothing. */
export function violations({ elements }: Grammar, element: Element): string[] {
  const found: string[] = [];
  const look = (inner: Element, path: string): void => {
    const rule = elements.get(inner.name);
    if (!rule || found.length >= mostViolations) return;
    found.push(...attributeViolations(rule, inner, path));
    found.push(...contentViolations(rule, inner, path).slice(0, mostViolations));
    if (inner.children.every((child) => typeof child === 'string')) {
      found.push(...valueViolation(rule.type, inner.children.join(''), path));
    }
    for (const { child, where } of placedChildren(inner, path)) look(child, where);
  };
  look(element, element.name);
  return found.slice(0, mostViolations);
}

function readGrammar(schema: Element, where: string): Grammar {
  const attributeTypes = new Map<string, AttributeRule>();
  const elements = new Map<string, ElementRule>();
  const placed = placedChildren(schema, where);
  const names = new Set(placed.filter(({ child }) => local(child.name) === 'ElementType').map(nameOf));
  for (const { child, where: place } of placed) {
    if (local(child.name) === 'AttributeType') readAttributeType(child, place, attributeTypes);
  }
  for (const { child, where: place } of placed) {
    const kind = local(child.name);
    if (kind === 'ElementType') {
      const rule = readElementType(child, place, { attributeTypes, names });
      elements.set(rule.name, rule);
    } else if (kind !== 'AttributeType' && kind !== 'description') {
      throw UnknownElement(where, child.name, 'ElementType, AttributeType and description');
    }
  }
  return { elements };
}

function nameOf({ child }: { readonly child: Element }): string | undefined {
  return child.attributes['name'];
}

function readAttributeType(element: Element, where: string, types: Map<string, AttributeRule>): void {
  const type = readValueType([element, ...inner(element, 'datatype')], where);
  types.set(requiredAttribute(element, 'name', where), { type, required: isRequired(element, where) });
}

function isRequired(element: Element, where: string): boolean {
  const { required = 'no' } = element.attributes;
  return among(required, ['yes', 'no'], `${where}/@required`) === 'yes';
}

interface Known {
  readonly attributeTypes: ReadonlyMap<string, AttributeRule>;
  /** Of element types. */
  readonly names: ReadonlySet<string | undefined>;
}

function readElementType(element: Element, where: string, known: Known): ElementRule {
  const name = requiredAttribute(element, 'name', where);
  const { content: said = 'mixed', model = 'open' } = element.attributes;
  const content = among(said, ['empty', 'textOnly', 'eltOnly', 'mixed'], `${where}/@content`);
  const group = readGroup(element, where, known);
  return {
    name,
    closed: among(model, ['open', 'closed'], `${where}/@model`) === 'closed',
    // Text may stand between elements, so their order cannot be said. Source: XDR reference, ElementType
    content: { content, group: content === 'mixed' ? { ...group, order: 'many' } : group },
    type: readValueType([element, ...inner(element, 'datatype')], where),
    attributes: readAttributes(element, where, known),
  };
}

/** The elements of an element type or group; a sequence unless it says otherwise. */
function readGroup(element: Element, where: string, known: Known): Group {
  const particles: Particle[] = [];
  for (const { child, where: place } of placedChildren(element, where)) {
    const kind = local(child.name);
    if (kind === 'group') particles.push(readGroup(child, place, known));
    else if (kind === 'element') particles.push(readMember(child, place, known));
    else if (!['AttributeType', 'attribute', 'datatype', 'description'].includes(kind)) {
      throw UnknownElement(where, child.name, 'element, attribute, AttributeType, group, datatype and description');
    }
  }
  const { order = 'seq' } = element.attributes;
  const starts = new Map<string, Particle>();
  for (const particle of particles) {
    for (const start of startsOf(particle)) if (!starts.has(start)) starts.set(start, particle);
  }
  return {
    kind: 'group',
    order: among(order, ['one', 'seq', 'many'], `${where}/@order`),
    particles,
    starts,
    ...readOccurrences(element, where),
  };
}

function startsOf(particle: Particle): Iterable<string> {
  return particle.kind === 'element' ? [particle.name] : particle.starts.keys();
}

function readMember(element: Element, where: string, { names }: Known): Particle {
  const name = requiredAttribute(element, 'type', where);
  if (!names.has(name)) throw AttributeInvalid(`${where}/@type`, name, 'the name of an ElementType of this schema');
  return { kind: 'element', name, ...readOccurrences(element, where) };
}

function readOccurrences(element: Element, where: string): Pick<Particle, 'least' | 'most'> {
  const { minOccurs, maxOccurs } = element.attributes;
  const least = minOccurs === undefined ? undefined : among(minOccurs, ['0', '1'], `${where}/@minOccurs`);
  const most = maxOccurs === undefined ? undefined : among(maxOccurs, ['1', '*'], `${where}/@maxOccurs`);
  return {
    least: least === undefined ? undefined : Number(least),
    most: most === '*' ? Number.POSITIVE_INFINITY : most && 1,
  };
}

function readAttributes(element: Element, where: string, { attributeTypes }: Known): Map<string, AttributeRule> {
  const own = new Map(attributeTypes);
  const attributes = new Map<string, AttributeRule>();
  for (const { child, where: place } of placedChildren(element, where)) {
    if (local(child.name) === 'AttributeType') readAttributeType(child, place, own);
    if (local(child.name) !== 'attribute') continue;
    const name = requiredAttribute(child, 'type', place);
    const rule = own.get(name);
    if (!rule) throw AttributeInvalid(`${place}/@type`, name, 'the name of an AttributeType of this schema');
    attributes.set(name, { type: rule.type, required: rule.required || isRequired(child, place) });
  }
  return attributes;
}

function inner(element: Element, name: string): Element[] {
  return element.children.filter((child) => typeof child !== 'string').filter((child) => local(child.name) === name);
}

function among<const T extends string>(found: string, wanted: readonly T[], where: string): T {
  const one = wanted.find((candidate) => candidate === found);
  if (one === undefined) throw AttributeInvalid(where, found, wanted.join(', '));
  return one;
}

function attributeViolations(rule: ElementRule, { attributes }: Element, path: string): string[] {
  const missing = [...rule.attributes].filter(([name, { required }]) => required && !Object.hasOwn(attributes, name));
  const wrong = Object.entries(attributes).flatMap(([name, value]) => {
    if (name === 'xmlns' || name.startsWith('xmlns:')) return [];
    const known = rule.attributes.get(name);
    if (!known) return rule.closed ? [`${path}/@${name} is not part of the schema.`] : [];
    return valueViolation(known.type, value, `${path}/@${name}`);
  });
  return [...missing.map(([name]) => `${path}/@${name} is missing.`), ...wrong].slice(0, mostViolations);
}

/** Schemas are written with and without a prefix. */
function local(name: string): string {
  return name.split(':').at(-1) ?? name;
}
