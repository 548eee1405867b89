import type { Element } from '@tenantry/schema';

import type { Budget } from './budget.ts';
import { type ElementNode, lineage } from './node.ts';

/** The declarations of XML namespaces in force at a place: `xmlns` and `xmlns:prefix` with their addresses. */
export type Prefixes = Readonly<Record<string, string>>;

const none: Prefixes = {};

/** The declarations on an element together with those around it. */
export function prefixesAt({ attributes }: Element, around: Prefixes = none): Prefixes {
  let own: Record<string, string> | undefined;
  for (const name of Object.keys(attributes)) {
    if (!isDeclaration(name)) continue;
    own ??= { ...around };
    own[name] = attributes[name] ?? '';
  }
  return own ?? around;
}

/** The declarations at a node of a document. */
export function prefixesOf(node: ElementNode): Prefixes {
  return lineage(node).reduceRight((around, { element }) => prefixesAt(element, around), none);
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

/** The name with the address of its namespace, to compare elements of different documents. */
export function expandedName(element: Element, around: Prefixes): string {
  const [prefix, local] = split(element.name);
  return `{${addressOf(prefix, prefixesAt(element, around)) ?? prefix}}${local}`;
}

/**
 * What an element has to declare so that it means the same in another place: prefixes that it uses and a default
 * namespace that is another one there. A node without a namespace gets `xmlns=""`. Source: mpf-engine.md 2.2
 */
export function missingDeclarations(
  element: Element,
  { from, to, budget }: { readonly from: Prefixes; readonly to: Prefixes; readonly budget?: Budget },
): Record<string, string> {
  const missing: Record<string, string> = {};
  if (from === to || (isEmpty(from) && isEmpty(to))) return missing;
  const look = (inner: Element, own: Prefixes): void => {
    budget?.visit(1);
    const here = prefixesAt(inner, own);
    for (const prefix of usedPrefixes(inner)) {
      const declaration = declarationOf(prefix);
      if (here[declaration] !== undefined) continue;
      const wanted = addressOf(prefix, from);
      if (wanted !== undefined && wanted !== addressOf(prefix, to)) missing[declaration] = wanted;
    }
    for (const child of inner.children) if (typeof child !== 'string') look(child, here);
  };
  look(element, none);
  return missing;
}

/** The element with the declarations around it that it uses, so that it can stand alone. */
export function declared(element: Element, around: Prefixes): Element {
  const missing = missingDeclarations(element, { from: around, to: none });
  if (Object.keys(missing).length === 0) return element;
  return { ...element, attributes: { ...missing, ...element.attributes } };
}

function usedPrefixes({ name, attributes }: Element): string[] {
  const used = [split(name)[0]];
  for (const attribute of Object.keys(attributes)) {
    const [prefix] = split(attribute);
    if (prefix !== '' && !isDeclaration(attribute)) used.push(prefix);
  }
  return used;
}

/** `xml` is declared everywhere; no prefix and no declaration is no namespace. */
function addressOf(prefix: string, prefixes: Prefixes): string | undefined {
  if (prefix === 'xml') return undefined;
  return prefixes[declarationOf(prefix)] ?? (prefix === '' ? '' : undefined);
}

function declarationOf(prefix: string): string {
  return prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function isEmpty(prefixes: Prefixes): boolean {
  return prefixes === none || Object.keys(prefixes).length === 0;
}
