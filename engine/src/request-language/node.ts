import type { Element } from '@tenantry/schema';

import type { Budget } from './budget.ts';

/** A place in a document. Parents are kept, so that nodes can be moved and replaced. */
export type Node = ElementNode | AttributeNode | TextNode;

export interface ElementNode {
  readonly kind: 'element';
  readonly element: Element;
  readonly parent: ElementNode | undefined;
}

export interface AttributeNode {
  readonly kind: 'attribute';
  readonly name: string;
  readonly parent: ElementNode;
}

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly parent: ElementNode;
}

/** The top of a document. */
export function rootNode(element: Element): ElementNode {
  return { kind: 'element', element, parent: undefined };
}

/** The node and those around it, innermost first. */
export function lineage(node: ElementNode): ElementNode[] {
  const line = [node];
  for (let next = node.parent; next; next = next.parent) line.push(next);
  return line;
}

/** Text of a node with everything in it, as XPath's string(). */
export function textOf(node: Node): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'attribute') return node.parent.element.attributes[node.name] ?? '';
  return innerText(node.element);
}

/** Text of an element with everything in it. */
export function innerText(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : innerText(child))).join('');
}

/** A copy that shares nothing with the original. */
export function copyElement(element: Element, budget: Budget, level = 1): Element {
  budget.depth(level);
  budget.spend(1 + Object.keys(element.attributes).length);
  return {
    name: element.name,
    attributes: { ...element.attributes },
    children: element.children.map((child) => {
      if (typeof child !== 'string') return copyElement(child, budget, level + 1);
      budget.spend(1 + child.length / 64);
      return child;
    }),
  };
}
