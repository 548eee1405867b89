import type { Element } from '@tenantry/schema';

import type { Budget } from './budget.ts';
import { MoveIntoItself, NoDestination } from './errors.ts';
import { copyElement, type ElementNode, innerText, lineage, type Node, textOf } from './node.ts';
import { type Path, plainNames, selectNodes } from './path.ts';

/** How something is put at its destination. */
export const modes = ['insert', 'merge', 'replace', 'move'] as const;
export type Mode = (typeof modes)[number];

/** Something to put into a document. */
export type Piece =
  | { readonly kind: 'element'; readonly element: Element; readonly namespace: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** Copies of nodes, ready to be put. */
export function copies(nodes: readonly Node[], budget: Budget): Piece[] {
  return nodes.map((node) => {
    if (node.kind === 'element') {
      return { kind: 'element', element: copyElement(node.element, budget), namespace: namespaceAt(node) };
    }
    const text = textOf(node);
    budget.spend(1 + text.length / 64);
    return node.kind === 'attribute' ? { kind: 'attribute', name: node.name, text } : { kind: 'text', text };
  });
}

/**
 * Takes nodes out of their document. The top of a document stays, empty.
 * Throws REQUEST_MOVE_INTO_ITSELF when the destination lies in one of them.
 */
export function takeOut(nodes: readonly Node[], destination: Node, where: string): Piece[] {
  const around = lineage(destination.kind === 'element' ? destination : destination.parent);
  for (const node of nodes) {
    if (node.kind === 'element' && around.some(({ element }) => element === node.element)) throw MoveIntoItself(where);
  }
  return nodes.map((node) => {
    if (node.kind === 'text') {
      remove(node.parent.element, node.text);
      return { kind: 'text', text: node.text };
    }
    if (node.kind === 'attribute') {
      const text = textOf(node);
      delete node.parent.element.attributes[node.name];
      return { kind: 'attribute', name: node.name, text };
    }
    const namespace = namespaceAt(node);
    if (node.parent) {
      remove(node.parent.element, node.element);
      return { kind: 'element', element: node.element, namespace };
    }
    const moved = { ...node.element };
    node.element.attributes = {};
    node.element.children = [];
    return { kind: 'element', element: moved, namespace };
  });
}

/** The node that a path names; plain names that are missing are made. Throws REQUEST_NO_DESTINATION. */
export function findDestination(
  top: Node,
  path: Path,
  { where, name, budget }: { readonly where: string; readonly name: string; readonly budget: Budget },
): Node {
  const [found] = selectNodes(top, path, budget);
  if (found) return found;
  const steps = plainNames(path);
  if (!steps || top.kind !== 'element') throw NoDestination(where, name, path.text);
  let node: ElementNode = top;
  for (const step of steps) {
    if (step.attribute) {
      node.element.attributes[step.name] = '';
      return { kind: 'attribute', name: step.name, parent: node };
    }
    const parent: ElementNode = node;
    const known = parent.element.children.find((child) => typeof child !== 'string' && child.name === step.name);
    const element = known === undefined || typeof known === 'string' ? makeChild(parent, step.name) : known;
    node = { kind: 'element', element, parent };
  }
  return node;
}

/** Puts pieces at a destination. */
export function put(
  pieces: readonly Piece[],
  destination: Node,
  { mode, budget }: { readonly mode: Mode; readonly budget: Budget },
): void {
  if (destination.kind !== 'element') {
    putText(pieces.map(textOfPiece).join(''), destination);
    return;
  }
  budget.depth(lineage(destination).length + Math.max(0, ...pieces.map(depthOf)));
  if (mode === 'merge') merge(pieces, destination);
  else if (mode === 'replace') replace(pieces, destination);
  else insert(pieces, destination);
}

function insert(pieces: readonly Piece[], destination: ElementNode): void {
  const { element } = destination;
  for (const piece of pieces) {
    if (piece.kind === 'attribute') element.attributes[piece.name] = piece.text;
    else if (piece.kind === 'text') element.children.push(piece.text);
    else element.children.push(inNamespace(piece, namespaceAt(destination)));
  }
}

/** Contents go into contents. A child that is there already is not doubled: it is merged, or gives way. */
function merge(pieces: readonly Piece[], destination: ElementNode): void {
  const target = destination.element;
  for (const piece of pieces) {
    if (piece.kind === 'attribute') target.attributes[piece.name] = piece.text;
    else if (piece.kind === 'text') target.children = [piece.text];
    else mergeElement(piece.element, target);
  }
}

function mergeElement(source: Element, target: Element): void {
  for (const [name, value] of Object.entries(source.attributes)) {
    if (name !== 'xmlns') target.attributes[name] = value;
  }
  const groups = Map.groupBy(source.children, (child) => (typeof child === 'string' ? '' : child.name));
  for (const [name, group] of groups) mergeGroup(name, group, target);
}

/** All children of one name: single elements with elements in them are merged, everything else replaces what is there. */
function mergeGroup(name: string, group: (Element | string)[], target: Element): void {
  if (name === '') {
    target.children = [...group, ...target.children.filter((child) => typeof child !== 'string')];
    return;
  }
  const there = target.children.filter((child) => typeof child !== 'string' && child.name === name);
  const [mine] = group;
  const [theirs] = there;
  if (group.length === 1 && there.length === 1 && isStructure(mine) && isStructure(theirs)) {
    mergeElement(mine, theirs);
    return;
  }
  const at = theirs === undefined ? target.children.length : target.children.indexOf(theirs);
  const before = target.children.slice(0, at);
  const after = target.children.slice(at).filter((child) => typeof child === 'string' || child.name !== name);
  target.children = [...before, ...group, ...after];
}

function isStructure(child: Element | string | undefined): child is Element {
  return typeof child === 'object' && child.children.some((inner) => typeof inner !== 'string');
}

function replace(pieces: readonly Piece[], { element, parent }: ElementNode): void {
  if (!parent) {
    replaceContents(pieces, element);
    return;
  }
  const at = parent.element.children.indexOf(element);
  const nodes = pieces.flatMap((piece) => {
    if (piece.kind === 'attribute') return [];
    return [piece.kind === 'text' ? piece.text : inNamespace(piece, namespaceAt(parent))];
  });
  parent.element.children.splice(at, 1, ...nodes);
  insert(
    pieces.filter((piece) => piece.kind === 'attribute'),
    parent,
  );
}

/** The top of a document keeps its name and gets other contents. */
function replaceContents(pieces: readonly Piece[], top: Element): void {
  const [piece] = pieces;
  const whole = pieces.length === 1 && piece?.kind === 'element' ? piece.element : undefined;
  top.attributes = whole?.attributes ?? {};
  top.children = whole?.children ?? [];
  if (!whole) insert(pieces, { kind: 'element', element: top, parent: undefined });
}

function putText(text: string, destination: Exclude<Node, ElementNode>): void {
  const { element } = destination.parent;
  if (destination.kind === 'attribute') element.attributes[destination.name] = text;
  else element.children = element.children.map((child) => (child === destination.text ? text : child));
}

function textOfPiece(piece: Piece): string {
  return piece.kind === 'element' ? innerText(piece.element) : piece.text;
}

function depthOf(piece: Piece): number {
  return piece.kind === 'element' ? levels(piece.element) : 0;
}

function levels(element: Element): number {
  return 1 + Math.max(0, ...element.children.map((child) => (typeof child === 'string' ? 0 : levels(child))));
}

function makeChild({ element }: ElementNode, name: string): Element {
  const made: Element = { name, attributes: {}, children: [] };
  element.children.push(made);
  return made;
}

function remove(parent: Element, child: Element | string): void {
  const at = parent.children.indexOf(child);
  if (at >= 0) parent.children.splice(at, 1);
}

/** The default XML namespace in force at a node. */
function namespaceAt(node: ElementNode): string {
  return (
    lineage(node).find(({ element }) => element.attributes['xmlns'] !== undefined)?.element.attributes['xmlns'] ?? ''
  );
}

/** A copy in a document with another default namespace says its own. */
function inNamespace({ element, namespace }: Extract<Piece, { kind: 'element' }>, around: string): Element {
  if (namespace === around || element.name.includes(':') || element.attributes['xmlns'] !== undefined) return element;
  element.attributes = { xmlns: namespace, ...element.attributes };
  return element;
}
