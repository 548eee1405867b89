import type { Element } from '@tenantry/schema';

import type { Budget } from './budget.ts';
import { PathInvalid } from './errors.ts';
import { type AttributeNode, type ElementNode, elementNodeOf, lineage, type Node, textOf } from './node.ts';
import { isDeclaration } from './xml-namespaces.ts';

/** A path of the request language, read once: a subset of XPath 1.0 with abbreviated steps and simple conditions. */
export interface Path {
  readonly text: string;
  /** Begins above the top element. */
  readonly absolute: boolean;
  readonly steps: readonly Step[];
}

interface Step {
  /** Looks at all levels below, after `//`. */
  readonly deep: boolean;
  readonly test: '.' | '..' | 'text()' | Named;
  readonly conditions: readonly Condition[];
}

interface Named {
  readonly attribute: boolean;
  /** `*` takes all. */
  readonly name: string;
}

type Condition =
  | { readonly kind: 'position'; readonly position: number | 'last' }
  | { readonly kind: 'exists'; readonly path: Path; readonly not: boolean }
  | { readonly kind: 'compares'; readonly path: Path; readonly equal: boolean; readonly value: string | number };

const longestPath = 2000;
const deepestCondition = 10;

/** Reads a path; an empty one is the node itself. Throws REQUEST_PATH_INVALID. */
export function readPath(text: string, where: string): Path {
  const trimmed = text.trim();
  if (trimmed.length > longestPath) throw PathInvalid(where, text, `it is longer than ${longestPath} characters`);
  const reader: Reader = {
    text: trimmed,
    at: 0,
    refuse: (reason) => PathInvalid(where, text, reason),
  };
  const path = trimmed === '' ? { text: '', absolute: false, steps: [] } : readSteps(reader, 0);
  if (reader.at < trimmed.length) throw reader.refuse(`"${rest(reader)}" does not begin with /`);
  return path;
}

/** The names of a path of nothing else, so that what is missing can be made. Prefixes cannot: they would not be declared. */
export function plainNames(path: Path): readonly Named[] | undefined {
  if (path.absolute) return undefined;
  const names: Named[] = [];
  for (const { deep, test, conditions } of path.steps) {
    if (deep || conditions.length > 0 || typeof test === 'string') return undefined;
    if (test.name.includes('*') || test.name.includes(':') || test.name === 'xmlns') return undefined;
    names.push(test);
  }
  return names.slice(0, -1).some((step) => step.attribute) ? undefined : names;
}

/** The nodes that a path selects, in document order. */
export function selectNodes(from: Node, path: Path, budget: Budget): Node[] {
  const found = select(from, path, budget);
  const deep = path.steps.findIndex((step) => step.deep);
  // Nodes of all levels lie in each other, and so what lies in them comes in another order.
  if (deep < 0 || deep === path.steps.length - 1 || found.length < 2) return found;
  const goesUp = path.absolute || path.steps.some(({ test }) => test === '..');
  const line = lineage(elementNodeOf(from));
  const top = (goesUp ? line.at(-1) : line[0]) ?? line[0];
  return top ? inDocumentOrder(found, top.element, budget) : found;
}

function select(from: Node, path: Path, budget: Budget): Node[] {
  if (!path.absolute) return follow([from], path, { budget });
  const top = lineage(elementNodeOf(from)).at(-1);
  // What stands above the top element, where absolute paths begin.
  const above: ElementNode = {
    kind: 'element',
    element: { name: '', attributes: {}, children: top ? [top.element] : [] },
    parent: undefined,
  };
  return follow([above], path, { budget, above, top }).flatMap((node) => (node !== above ? [node] : (top ?? [])));
}

function inDocumentOrder(nodes: readonly Node[], top: Element, budget: Budget): Node[] {
  const positions = new Map<Element, number>();
  const textPositions = new Map<Element, number[]>();
  for (const node of nodes) if (node.kind === 'text') textPositions.set(node.parent.element, []);
  let position = 0;
  const number = (element: Element): void => {
    budget.visit(1);
    positions.set(element, position++);
    const texts = textPositions.get(element);
    for (const [index, child] of element.children.entries()) {
      if (typeof child !== 'string') number(child);
      else if (texts) texts[index] = position++;
    }
  };
  number(top);
  const positionOf = (node: Node): number =>
    (node.kind === 'text'
      ? textPositions.get(node.parent.element)?.[node.index]
      : positions.get(elementNodeOf(node).element)) ?? position;
  return nodes.toSorted((one, other) => positionOf(one) - positionOf(other));
}

function follow(from: Node[], { steps }: Path, look: Look): Node[] {
  let nodes = from;
  for (const step of steps) nodes = step.deep ? takeDeep(nodes, step, look) : take(nodes, step, look);
  return nodes;
}

interface Reader {
  readonly text: string;
  at: number;
  refuse(reason: string): Error;
}

const name = '(?:[\\p{L}_][\\p{L}\\p{N}_.-]*:)?(?:[\\p{L}_][\\p{L}\\p{N}_.-]*|\\*)';
const stepPattern = new RegExp(`(\\.\\.)|(\\.)|(text\\(\\))|(@?)(${name})`, 'uy');
const positionPattern = /(last\(\))|(?:position\(\)\s*=\s*)?(\d+)/y;
const comparisonPattern = /(!?=)\s*(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?))/y;
const spacePattern = /\s*/y;

function readSteps(reader: Reader, level: number): Path {
  const start = reader.at;
  const steps: Step[] = [];
  const absolute = reader.text[start] === '/';
  while (reader.at < reader.text.length) {
    const first = reader.at === start;
    const deep = reader.text.startsWith('//', reader.at);
    if (deep) reader.at += 2;
    else if (reader.text[reader.at] === '/') reader.at++;
    else if (!first) break;
    // A single slash is the top of the document.
    if (first && absolute && !deep && !stepBegins(reader)) break;
    steps.push(readStep(reader, deep, level));
  }
  return { text: reader.text.slice(start, reader.at), absolute, steps };
}

function stepBegins(reader: Reader): boolean {
  return reader.at < reader.text.length && reader.text[reader.at] !== ']' && reader.text[reader.at] !== ')';
}

function readStep(reader: Reader, deep: boolean, level: number): Step {
  const match = next(reader, stepPattern);
  if (!match) throw reader.refuse(`"${rest(reader)}" is not a step`);
  if (deep && match[0].startsWith('.'))
    throw reader.refuse(`after // comes a name, *, @name or text(), not "${match[0]}"`);
  const conditions: Condition[] = [];
  while (next(reader, /\[/y)) {
    if (level >= deepestCondition) throw reader.refuse(`conditions are nested more than ${deepestCondition} deep`);
    next(reader, spacePattern);
    conditions.push(readCondition(reader, level + 1));
    next(reader, spacePattern);
    if (next(reader, /\]/y)) continue;
    if (reader.at >= reader.text.length) throw reader.refuse('a condition is not closed');
    throw reader.refuse(
      `"${rest(reader)}" is not understood; a condition is a position, a path, not(path), or a path = 'text'`,
    );
  }
  const [, parent, self, textTest, attribute, found = '*'] = match;
  if (parent) return { deep, test: '..', conditions };
  if (self) return { deep, test: '.', conditions };
  if (textTest) return { deep, test: 'text()', conditions };
  return { deep, test: { attribute: attribute === '@', name: found }, conditions };
}

function readCondition(reader: Reader, level: number): Condition {
  if (reader.text[reader.at] === ']') throw reader.refuse('a condition is empty');
  const position = next(reader, positionPattern);
  if (position) return { kind: 'position', position: position[1] ? 'last' : Number(position[2]) };
  if (next(reader, /not\(\s*/y)) {
    const path = readSteps(reader, level);
    if (!next(reader, /\s*\)/y)) throw reader.refuse(`"${rest(reader)}" does not close not(`);
    return { kind: 'exists', path, not: true };
  }
  const path = readSteps(reader, level);
  next(reader, spacePattern);
  const compared = next(reader, comparisonPattern);
  if (!compared) return { kind: 'exists', path, not: false };
  const [, sign, single, double, number] = compared;
  return { kind: 'compares', path, equal: sign === '=', value: single ?? double ?? Number(number) };
}

function next(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (match) reader.at += match[0].length;
  return match;
}

function rest({ text, at }: Reader): string {
  return text.slice(at, at + 50);
}

interface Look {
  readonly budget: Budget;
  readonly above?: ElementNode;
  readonly top?: ElementNode | undefined;
}

function take(nodes: readonly Node[], step: Step, look: Look): Node[] {
  const found: Node[] = [];
  for (const node of nodes) {
    look.budget.visit(1);
    for (const one of passing(candidatesOf(node, step, look), step, look)) found.push(one);
  }
  // Several nodes may have one parent; all other steps give each node once.
  return step.test === '..' ? eachOnce(found) : found;
}

function takeDeep(nodes: readonly Node[], step: Step, look: Look): Node[] {
  const found: Node[] = [];
  // One of the nodes may lie in another.
  const visited = nodes.length > 1 ? new Set<Element>() : undefined;
  const takesChildren = step.test === 'text()' || (typeof step.test === 'object' && !step.test.attribute);
  const descend = (node: ElementNode): void => {
    if (visited?.has(node.element)) return;
    visited?.add(node.element);
    look.budget.visit(1);
    const passed = passing(candidatesOf(node, step, look), step, look);
    if (!takesChildren) for (const one of passed) found.push(one);
    // Children are taken on the way, so that the result is in document order.
    let next = takesChildren ? 0 : passed.length;
    const { children } = node.element;
    for (let index = 0; index < children.length; index++) {
      const child = children[index];
      const one = passed[next];
      const taken = one && isChild(one, child, index) ? one : undefined;
      if (taken) {
        found.push(taken);
        next++;
      }
      if (typeof child === 'object') descend(taken?.kind === 'element' ? taken : childOf(node, child, look));
    }
  };
  for (const node of nodes) {
    if (node.kind === 'element') descend(node);
    else for (const one of take([node], step, look)) found.push(one);
  }
  return found;
}

function isChild(node: Node, child: Element | string | undefined, index: number): boolean {
  if (node.kind === 'text') return node.index === index;
  return node.kind === 'element' && node.element === child;
}

function eachOnce(nodes: readonly Node[]): Node[] {
  const seen = new Set<Element>();
  return nodes.filter((node) => {
    const { element } = elementNodeOf(node);
    return seen.size !== seen.add(element).size;
  });
}

function candidatesOf(node: Node, { test }: Step, look: Look): Node[] {
  if (test === '.') return [node];
  if (test === '..') return node.parent ? [node.parent] : [];
  if (node.kind !== 'element') return [];
  const { element } = node;
  if (typeof test !== 'string' && test.attribute) return attributesOf(node, test, look);
  look.budget.scan(element.children.length);
  const found: Node[] = [];
  const { children } = element;
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (typeof child === 'string') {
      if (test === 'text()') found.push({ kind: 'text', text: child, index, parent: node });
    } else if (child && typeof test !== 'string' && matches(child.name, test.name)) {
      found.push(childOf(node, child, look));
    }
  }
  return found;
}

function attributesOf(node: ElementNode, { name: wanted }: Named, { budget }: Look): AttributeNode[] {
  const names = Object.keys(node.element.attributes);
  budget.scan(names.length);
  return names
    .filter((attribute) => matches(attribute, wanted) && !isDeclaration(attribute))
    .map((attribute) => ({ kind: 'attribute', name: attribute, parent: node }));
}

/** The top element has no parent: it is not taken for a child of what stands above it. */
function childOf(node: ElementNode, element: Element, { above, top }: Look): ElementNode {
  return node === above && top ? top : { kind: 'element', element, parent: node };
}

function matches(found: string, wanted: string): boolean {
  if (wanted === '*' || found === wanted) return true;
  return wanted.endsWith(':*') && found.startsWith(wanted.slice(0, -1));
}

function passing(nodes: readonly Node[], { conditions }: Step, look: Look): readonly Node[] {
  let left = nodes;
  for (const condition of conditions) {
    const { length } = left;
    left = left.filter((node, index) => holds(condition, node, { index, count: length, look }));
  }
  return left;
}

function holds(
  condition: Condition,
  node: Node,
  { index, count, look }: { readonly index: number; readonly count: number; readonly look: Look },
): boolean {
  if (condition.kind === 'position') return index === (condition.position === 'last' ? count : condition.position) - 1;
  const found = select(node, condition.path, look.budget);
  if (condition.kind === 'exists') return found.length > 0 !== condition.not;
  const { value, equal } = condition;
  return found.some((one) => {
    const text = textOf(one, look.budget);
    // As in XPath: a number is compared as a number, a text as a text.
    return (typeof value === 'number' ? numberOf(text) === value : text === value) === equal;
  });
}

function numberOf(text: string): number {
  return /^\s*-?(\d+(\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN;
}
