import type { Element } from '@tenantry/schema';

import type { Budget } from './budget.ts';
import { DestinationGone, MoveIntoItself, NoDestination } from './errors.ts';
import {
  copyElement,
  type ElementNode,
  elementNodeOf,
  innerText,
  lineage,
  type Node,
  setAttribute,
  type TextNode,
  textOf,
} from './node.ts';
import { type Path, plainNames, selectNodes } from './path.ts';
import {
  expandedName,
  isDeclaration,
  missingDeclarations,
  type Prefixes,
  prefixesAt,
  prefixesOf,
} from './xml-namespaces.ts';

/** How something is put at its destination. */
export const modes = ['insert', 'merge', 'replace', 'move'] as const;
export type Mode = (typeof modes)[number];

/** Something to put into a document, with the XML namespaces that were declared where it comes from. */
export type Piece =
  | { readonly kind: 'element'; readonly element: Element; readonly prefixes: Prefixes }
  | { readonly kind: 'attribute'; readonly name: string; readonly text: string; readonly prefixes: Prefixes }
  | { readonly kind: 'text'; readonly text: string };

/** Where an edit stands, for its errors, and what it may use up. */
export interface Editing {
  readonly where: string;
  /** Name of the destination. */
  readonly name: string;
  readonly budget: Budget;
}

/** Copies of nodes, ready to be put. */
export function copies(nodes: readonly Node[], budget: Budget): Piece[] {
  const prefixes = prefixesOfParents();
  return nodes.map((node) => {
    if (node.kind === 'element') {
      return { kind: 'element', element: copyElement(node.element, budget), prefixes: prefixes(node.parent) };
    }
    const text = textOf(node, budget);
    budget.write(text);
    if (node.kind === 'text') return { kind: 'text', text };
    return { kind: 'attribute', name: node.name, text, prefixes: prefixes(node.parent) };
  });
}

/**
 * Takes nodes out of their document. The top of a document stays, empty.
 * Throws REQUEST_MOVE_INTO_ITSELF when the destination lies in one of them.
 */
export function takeOut(nodes: readonly Node[], destination: Node, { where, budget }: Editing): Piece[] {
  const around = new Set(lineage(elementNodeOf(destination)).map(({ element }) => element));
  if (nodes.some((node) => node.kind === 'element' && around.has(node.element))) throw MoveIntoItself(where);
  const prefixesAround = prefixesOfParents();
  // One of the nodes may lie in another: all are looked at before any leaves, and the top, which stays, comes last.
  const prefixes = nodes.map((node) => prefixesAround(node.parent));
  const leaving = new Map<Element, Set<Element | number>>();
  for (const node of nodes) {
    if (node.kind === 'attribute' || !node.parent) continue;
    const { element: parent } = node.parent;
    leaving.set(parent, (leaving.get(parent) ?? new Set()).add(node.kind === 'text' ? positionOf(node) : node.element));
  }
  for (const [parent, left] of leaving) remove(parent, left, budget);
  return nodes.map((node, index): Piece => {
    if (node.kind === 'text') return { kind: 'text', text: node.text };
    if (node.kind === 'element') {
      return {
        kind: 'element',
        element: node.parent ? node.element : takeContents(node.element),
        prefixes: prefixes[index] ?? {},
      };
    }
    const text = textOf(node, budget);
    delete node.parent.element.attributes[node.name];
    return { kind: 'attribute', name: node.name, text, prefixes: prefixes[index] ?? {} };
  });
}

/** The node that a path names; plain names that are missing are made. Throws REQUEST_NO_DESTINATION. */
export function findDestination(top: Node, path: Path, { where, name, budget }: Editing): Node {
  const [found] = selectNodes(top, path, budget);
  if (found) return found;
  const steps = plainNames(path);
  if (!steps || top.kind !== 'element') throw NoDestination(where, name, path.text);
  let node: ElementNode = top;
  for (const step of steps) {
    if (step.attribute) {
      setAttribute(node.element, step.name, '');
      return { kind: 'attribute', name: step.name, parent: node };
    }
    const parent: ElementNode = node;
    budget.scan(parent.element.children.length);
    const known = parent.element.children.find((child) => typeof child !== 'string' && child.name === step.name);
    const element = known === undefined || typeof known === 'string' ? makeChild(parent, step.name, budget) : known;
    node = { kind: 'element', element, parent };
  }
  return node;
}

/** Puts pieces at a destination. Throws REQUEST_DESTINATION_GONE, REQUEST_TOO_MUCH_WORK. */
export function put(
  pieces: readonly Piece[],
  destination: Node,
  { mode, ...editing }: Editing & { readonly mode: Mode },
): void {
  if (destination.kind !== 'element') {
    putText(pieces.map((piece) => textOfPiece(piece, editing.budget)).join(''), destination, editing);
    return;
  }
  requireDepth(pieces, destination, editing.budget);
  if (mode === 'merge') merge(pieces, destination, editing.budget);
  else if (mode === 'replace') replace(pieces, destination, editing);
  else insert(pieces, destination, editing.budget);
}

function insert(pieces: readonly Piece[], destination: ElementNode, budget: Budget): void {
  const to = prefixesOf(destination);
  for (const piece of pieces) {
    if (piece.kind === 'attribute') putAttribute(piece, destination.element, { to, budget });
    else destination.element.children.push(piece.kind === 'text' ? piece.text : adapted(piece, to, budget));
  }
}

/** Contents go into contents. What is there already is not doubled: it is merged, or gives way. */
function merge(pieces: readonly Piece[], destination: ElementNode, budget: Budget): void {
  const target = destination.element;
  const to = prefixesOf(destination);
  for (const piece of pieces) {
    if (piece.kind === 'attribute') putAttribute(piece, target, { to, budget });
    else if (piece.kind === 'text') target.children = withTexts([piece.text], target.children);
    else mergeContents(piece.element, target, { from: prefixesAt(piece.element, piece.prefixes), to, budget });
  }
}

interface Crossing {
  readonly from: Prefixes;
  readonly to: Prefixes;
  readonly budget: Budget;
}

function mergeContents(source: Element, target: Element, crossing: Crossing): void {
  const { from, to, budget } = crossing;
  for (const [name, text] of Object.entries(source.attributes)) {
    if (!isDeclaration(name)) putAttribute({ kind: 'attribute', name, text, prefixes: from }, target, { to, budget });
  }
  const given = groups(source, from, budget);
  const there = groups(target, to, budget);
  const coming = new Map<string, Element[]>();
  for (const [name, group] of given) {
    const [mine] = group;
    const [theirs] = there.get(name) ?? [];
    const single = group.length === 1 && there.get(name)?.length === 1;
    if (single && mine && theirs && isStructure(mine) && isStructure(theirs)) {
      mergeContents(mine, theirs, { from: prefixesAt(mine, from), to: prefixesAt(theirs, to), budget });
    } else {
      coming.set(name, group);
    }
  }
  const placed = place(target, coming, crossing);
  const texts = source.children.filter((child) => typeof child === 'string');
  target.children = texts.length > 0 ? withTexts(texts, placed) : placed;
}

/** All children of one name take the place of the first one that is there, or come at the end. */
function place(target: Element, coming: Map<string, Element[]>, { from, to, budget }: Crossing): Element['children'] {
  if (coming.size === 0) return target.children;
  const children: Element['children'] = [];
  const done = new Set<string>();
  const add = (group: readonly Element[]) => {
    for (const element of group) children.push(adapted({ kind: 'element', element, prefixes: from }, to, budget));
  };
  for (const child of target.children) {
    const name = typeof child === 'string' ? '' : expandedName(child, to);
    const group = typeof child === 'string' ? undefined : coming.get(name);
    if (!group) children.push(child);
    else if (!done.has(name)) add(group);
    done.add(name);
  }
  for (const [name, group] of coming) if (!done.has(name)) add(group);
  return children;
}

function groups(element: Element, prefixes: Prefixes, budget: Budget): Map<string, Element[]> {
  budget.visit(element.children.length);
  const elements = element.children.filter((child) => typeof child !== 'string');
  return Map.groupBy(elements, (child) => expandedName(child, prefixes));
}

/** New text replaces the text that is there, and stands first. */
function withTexts(texts: readonly string[], children: Element['children']): Element['children'] {
  return [...texts, ...children.filter((child) => typeof child !== 'string')];
}

function isStructure({ children }: Element): boolean {
  return children.some((inner) => typeof inner !== 'string');
}

function replace(pieces: readonly Piece[], destination: ElementNode, editing: Editing): void {
  const { element, parent } = destination;
  const { budget } = editing;
  const [piece] = pieces;
  const to = parent ? prefixesOf(parent) : {};
  if (pieces.length === 1 && piece?.kind === 'element') {
    // The element becomes the other one, so that a loop at this place goes on with it. The top keeps its name.
    const { name, attributes, children } = adapted(piece, to, budget);
    if (parent) element.name = name;
    element.attributes = attributes;
    element.children = children;
    return;
  }
  if (!parent) {
    element.attributes = {};
    element.children = [];
    insert(pieces, destination, budget);
    return;
  }
  const { children } = parent.element;
  budget.scan(children.length);
  const at = children.indexOf(element);
  if (at < 0) throw DestinationGone(editing.where, editing.name);
  const nodes = pieces.flatMap((one) => {
    if (one.kind === 'attribute') return [];
    return [one.kind === 'text' ? one.text : adapted(one, to, budget)];
  });
  parent.element.children = [...children.slice(0, at), ...nodes, ...children.slice(at + 1)];
  insert(
    pieces.filter((one) => one.kind === 'attribute'),
    parent,
    budget,
  );
}

function putText(text: string, destination: Exclude<Node, ElementNode>, { where, name, budget }: Editing): void {
  budget.write(text);
  const { element } = destination.parent;
  if (destination.kind === 'attribute') {
    setAttribute(element, destination.name, text);
    return;
  }
  const at = positionOf(destination);
  if (at < 0) throw DestinationGone(where, name);
  // An empty text is none.
  if (text === '') element.children.splice(at, 1);
  else element.children[at] = text;
}

/** Text has no identity: it is the one at its old place, or the first one alike. */
function positionOf({ text, index, parent }: TextNode): number {
  const { children } = parent.element;
  return children[index] === text ? index : children.indexOf(text);
}

function putAttribute(
  { name, text, prefixes }: Extract<Piece, { kind: 'attribute' }>,
  target: Element,
  { to, budget }: { readonly to: Prefixes; readonly budget: Budget },
): void {
  if (name.includes(':')) {
    const alone: Element = { name: target.name, attributes: { [name]: text }, children: [] };
    const { xmlns, ...missing } = missingDeclarations(alone, { from: prefixes, to, budget });
    for (const [declaration, address] of Object.entries(missing)) {
      if (to[declaration] === undefined) setAttribute(target, declaration, address);
    }
  }
  setAttribute(target, name, text);
}

/** The element with what it has to declare in its new place. */
function adapted(
  { element, prefixes: from }: Extract<Piece, { kind: 'element' }>,
  to: Prefixes,
  budget: Budget,
): Element {
  const missing = missingDeclarations(element, { from, to, budget });
  if (Object.keys(missing).length > 0) element.attributes = { ...missing, ...element.attributes };
  return element;
}

function takeContents(top: Element): Element {
  const taken = { ...top };
  top.attributes = {};
  top.children = [];
  return taken;
}

function remove(parent: Element, leaving: ReadonlySet<Element | number>, budget: Budget): void {
  const { children } = parent;
  const [only] = leaving;
  if (leaving.size === 1 && typeof only === 'object') {
    // The next one of a loop is found at once; moving the others up is quick, but not for nothing.
    const at = children.indexOf(only);
    budget.scan((at < 0 ? children.length : at) + children.length / 8);
    if (at >= 0) children.splice(at, 1);
    return;
  }
  budget.scan(children.length);
  parent.children = children.filter((child, index) => !leaving.has(typeof child === 'string' ? index : child));
}

/** Many nodes have the same parent; its declarations are gathered once. */
function prefixesOfParents(): (parent: ElementNode | undefined) => Prefixes {
  const known = new Map<Element, Prefixes>();
  return (parent) => {
    if (!parent) return {};
    const prefixes = known.get(parent.element) ?? prefixesOf(parent);
    known.set(parent.element, prefixes);
    return prefixes;
  };
}

function requireDepth(pieces: readonly Piece[], destination: ElementNode, budget: Budget): void {
  let deepest = 0;
  for (const piece of pieces) if (piece.kind === 'element') deepest = Math.max(deepest, levels(piece.element));
  budget.depth(lineage(destination).length + deepest);
}

function levels({ children }: Element): number {
  let deepest = 0;
  for (const child of children) if (typeof child !== 'string') deepest = Math.max(deepest, levels(child));
  return deepest + 1;
}

function textOfPiece(piece: Piece, budget: Budget): string {
  return piece.kind === 'element' ? innerText(piece.element, budget) : piece.text;
}

function makeChild({ element }: ElementNode, name: string, budget: Budget): Element {
  budget.make();
  const made: Element = { name, attributes: {}, children: [] };
  element.children.push(made);
  return made;
}
