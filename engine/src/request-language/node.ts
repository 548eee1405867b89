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
  /** Position among the children, when it was found. */
  readonly index: number;
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

/** The element that a node is, or belongs to. */
export function elementNodeOf(node: Node): ElementNode {
  return node.kind === 'element' ? node : node.parent;
}

/** Text of a node with everything in it, as XPath's string(). */
export function textOf(node: Node, budget: Budget): string {
  if (node.kind === 'element') return innerText(node.element, budget);
  const text = node.kind === 'text' ? node.text : attributeText(node);
  budget.read(text);
  return text;
}

function attributeText({ name, parent }: AttributeNode): string {
  const { attributes } = parent.element;
  return (Object.hasOwn(attributes, name) ? attributes[name] : undefined) ?? '';
}

/** Text of an element with everything in it. */
export function innerText(element: Element, budget: Budget): string {
  const pieces: string[] = [];
  const gather = ({ children }: Element): void => {
    budget.visit(1);
    for (const child of children) {
      if (typeof child !== 'string') gather(child);
      else {
        budget.read(child);
        pieces.push(child);
      }
    }
  };
  gather(element);
  return pieces.join('');
}

/** A copy that shares nothing with the original. */
export function copyElement(element: Element, budget: Budget, level = 1): Element {
  budget.depth(level);
  budget.make();
  for (const value of Object.values(element.attributes)) budget.write(value);
  const children = element.children.map((child) => {
    if (typeof child !== 'string') return copyElement(child, budget, level + 1);
    budget.write(child);
    return child;
  });
  return { name: element.name, attributes: { ...element.attributes }, children };
}

/** Sets an attribute, whatever its name: an assignment would take `__proto__` for something else. */
export function setAttribute({ attributes }: Element, name: string, value: string): void {
  Object.defineProperty(attributes, name, { value, writable: true, enumerable: true, configurable: true });
}
