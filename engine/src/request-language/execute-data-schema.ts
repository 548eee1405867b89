import type { Element } from '@tenantry/schema';

import { AttributeInvalid, ElementTwice, UnknownElement } from './errors.ts';
import { innerText } from './node.ts';
import { placedChildren, requiredAttribute } from './steps.ts';

/**
 * The `Schema` elements of a procedure in a namespace document: XML-Data Reduced, as the historical system used it.
 * The first one describes executeData as it comes in, the second as it goes out.
 */
export interface ExecuteDataSchema {
  readonly input: Grammar;
  readonly output: Grammar | undefined;
}

/** Element and attribute types by name. */
export interface Grammar {
  readonly elements: ReadonlyMap<string, ElementRule>;
}

interface ElementRule {
  readonly name: string;
  readonly content: 'empty' | 'textOnly' | 'eltOnly' | 'mixed';
  readonly order: 'one' | 'seq' | 'many';
  readonly closed: boolean;
  readonly type: ValueType | undefined;
  readonly children: readonly { readonly name: string; readonly least: number; readonly most: number }[];
  readonly attributes: ReadonlyMap<string, AttributeRule>;
}

interface AttributeRule {
  readonly type: ValueType | undefined;
  readonly required: boolean;
}

interface ValueType {
  readonly name: string;
  readonly values: readonly string[];
}

/** Reads the schemas of a procedure. Throws REQUEST_* errors that say where. */
export function readExecuteDataSchema(schemas: readonly Element[], where: string): ExecuteDataSchema | undefined {
  const [input, output, third] = schemas;
  if (!input) return undefined;
  if (third) throw ElementTwice(where, 'Schema (input and output)');
  return {
    input: readGrammar(input, `${where}/Schema[1]`),
    output: output && readGrammar(output, `${where}/Schema[2]`),
  };
}

/** What is wrong with an element, one sentence each; empty when it follows the grammar. A grammar that does not name it says nothing. */
export function violations({ elements }: Grammar, element: Element, path = element.name): string[] {
  const rule = elements.get(element.name);
  if (!rule) return [];
  const inner = element.children.filter((child) => typeof child !== 'string');
  return [
    ...attributeViolations(rule, element, path),
    ...contentViolations(rule, element, path),
    ...countViolations(rule, inner, path),
    ...inner.flatMap((child) => violations({ elements }, child, `${path}/${child.name}`)),
  ];
}

function readGrammar(schema: Element, where: string): Grammar {
  const attributeTypes = new Map<string, ValueType | undefined>();
  const elements = new Map<string, ElementRule>();
  const placed = placedChildren(schema, where);
  for (const { child, where: place } of placed) {
    if (local(child.name) !== 'AttributeType') continue;
    attributeTypes.set(requiredAttribute(child, 'name', place), typeOf(child));
  }
  for (const { child, where: place } of placed) {
    const kind = local(child.name);
    if (kind === 'ElementType') {
      const rule = readElementType(child, { where: place, attributeTypes });
      elements.set(rule.name, rule);
    } else if (kind !== 'AttributeType' && kind !== 'description') {
      throw UnknownElement(where, child.name, 'ElementType, AttributeType and description');
    }
  }
  return { elements };
}

function readElementType(
  element: Element,
  { where, attributeTypes }: { readonly where: string; readonly attributeTypes: Map<string, ValueType | undefined> },
): ElementRule {
  const own = new Map(attributeTypes);
  const children: { name: string; least: number; most: number }[] = [];
  const attributes = new Map<string, AttributeRule>();
  let type = typeOf(element);
  const read = (parent: Element, place: string, optional: boolean): void => {
    for (const { child, where: at } of placedChildren(parent, place)) {
      switch (local(child.name)) {
        case 'AttributeType':
          own.set(requiredAttribute(child, 'name', at), typeOf(child));
          break;
        case 'attribute': {
          const name = requiredAttribute(child, 'type', at);
          attributes.set(name, { type: own.get(name), required: child.attributes['required'] === 'yes' });
          break;
        }
        case 'element': {
          const name = requiredAttribute(child, 'type', at);
          const [least, most] = occurrences(child, at);
          children.push({ name, least: optional ? 0 : least, most });
          break;
        }
        case 'group':
          // Members of a choice are not all there, and a group may be left out.
          read(child, at, optional || child.attributes['order'] === 'one' || child.attributes['minOccurs'] === '0');
          break;
        case 'datatype':
          type = typeOf(child);
          break;
        case 'description':
          break;
        default:
          throw UnknownElement(place, child.name, 'element, attribute, AttributeType, group, datatype and description');
      }
    }
  };
  read(element, where, element.attributes['order'] === 'one');
  const { content = children.length > 0 ? 'eltOnly' : 'mixed', order = 'many', model = 'open' } = element.attributes;
  return {
    name: requiredAttribute(element, 'name', where),
    content: among(content, ['empty', 'textOnly', 'eltOnly', 'mixed'], `${where}/@content`),
    order: among(order, ['one', 'seq', 'many'], `${where}/@order`),
    closed: among(model, ['open', 'closed'], `${where}/@model`) === 'closed',
    type,
    children,
    attributes,
  };
}

function occurrences(element: Element, where: string): [least: number, most: number] {
  const { minOccurs = '1', maxOccurs = '1' } = element.attributes;
  return [
    among(minOccurs, ['0', '1'], `${where}/@minOccurs`) === '0' ? 0 : 1,
    among(maxOccurs, ['1', '*'], `${where}/@maxOccurs`) === '*' ? Number.POSITIVE_INFINITY : 1,
  ];
}

function among<const T extends string>(found: string, wanted: readonly T[], where: string): T {
  const one = wanted.find((candidate) => candidate === found);
  if (one === undefined) throw AttributeInvalid(where, found, wanted.join(', '));
  return one;
}

/** `dt:type` and `dt:values`, whatever the prefix. */
function typeOf({ attributes }: Element): ValueType | undefined {
  const entries = Object.entries(attributes).map(([name, value]) => [name.split(':').at(-1), name, value] as const);
  const type = entries.find(([short, name]) => short === 'type' && name.includes(':'))?.[2];
  const values = entries.find(([short, name]) => short === 'values' && name.includes(':'))?.[2];
  if (type === undefined) return undefined;
  return { name: type, values: values?.trim().split(/\s+/) ?? [] };
}

function attributeViolations(rule: ElementRule, { attributes }: Element, path: string): string[] {
  const missing = [...rule.attributes].filter(([name, { required }]) => required && attributes[name] === undefined);
  const wrong = Object.entries(attributes).flatMap(([name, value]) => {
    if (name.startsWith('xmlns')) return [];
    const known = rule.attributes.get(name);
    if (!known) return rule.closed ? [`${path}/@${name} is not part of the schema.`] : [];
    return valueViolations(known.type, value, `${path}/@${name}`);
  });
  return [...missing.map(([name]) => `${path}/@${name} is missing.`), ...wrong];
}

function contentViolations({ content, type }: ElementRule, element: Element, path: string): string[] {
  const text = element.children.some((child) => typeof child === 'string' && child.trim() !== '');
  const inner = element.children.some((child) => typeof child !== 'string');
  if (text && (content === 'empty' || content === 'eltOnly')) return [`${path} has text, expected none.`];
  if (inner && (content === 'empty' || content === 'textOnly')) return [`${path} has elements, expected none.`];
  return inner ? [] : valueViolations(type, innerText(element), path);
}

function countViolations({ children, closed, order }: ElementRule, inner: readonly Element[], path: string): string[] {
  const counts = Map.groupBy(inner, ({ name }) => name);
  const wrong = children.flatMap(({ name, least, most }) => {
    const count = counts.get(name)?.length ?? 0;
    if (count < least) return [`${path}/${name} is missing.`];
    return count > most ? [`${path}/${name} occurs ${count} times, expected at most ${most}.`] : [];
  });
  const known = children.map(({ name }) => name);
  const strange = closed ? [...counts.keys()].filter((name) => !known.includes(name)) : [];
  const positions = inner.map(({ name }) => known.indexOf(name)).filter((position) => position >= 0);
  const disordered = order === 'seq' && positions.some((position, index) => position < (positions[index - 1] ?? 0));
  return [
    ...wrong,
    ...strange.map((name) => `${path}/${name} is not part of the schema.`),
    ...(disordered ? [`${path} has its elements in another order than ${known.join(', ')}.`] : []),
  ];
}

const patterns: Readonly<Record<string, RegExp>> = {
  boolean: /^[01]$/,
  i1: /^[+-]?\d{1,3}$/,
  i2: /^[+-]?\d{1,5}$/,
  i4: /^[+-]?\d{1,10}$/,
  i8: /^[+-]?\d{1,19}$/,
  int: /^[+-]?\d+$/,
  ui1: /^\d{1,3}$/,
  ui2: /^\d{1,5}$/,
  ui4: /^\d{1,10}$/,
  ui8: /^\d{1,20}$/,
  number: /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  float: /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  r4: /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  r8: /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  uuid: /^\{?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\}?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/,
  'bin.hex': /^([0-9a-fA-F]{2})*$/,
  'bin.base64': /^[A-Za-z0-9+/=\s]*$/,
  char: /^.$/su,
};

function valueViolations(type: ValueType | undefined, text: string, path: string): string[] {
  if (!type) return [];
  if (type.name === 'enumeration') {
    return type.values.includes(text) ? [] : [`${path} is "${text}", expected one of ${type.values.join(', ')}.`];
  }
  const pattern = patterns[type.name];
  return !pattern || pattern.test(text.trim()) ? [] : [`${path} is "${text}", expected ${type.name}.`];
}

function local(name: string): string {
  return name.split(':').at(-1) ?? name;
}
