import type { Element } from '@tenantry/schema';

import type { Budget } from './budget.ts';
import { PathInvalid } from './errors.ts';
import { type ElementNode, lineage, type Node, textOf } from './node.ts';

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
  | { readonly kind: 'compares'; readonly path: Path; readonly equal: boolean; readonly value: string };

const name = '(?:[\\p{L}_][\\p{L}\\p{N}_.-]*:)?(?:[\\p{L}_][\\p{L}\\p{N}_.-]*|\\*)';
const stepPattern = new RegExp(`^(?:(\\.\\.)|(\\.)|(text\\(\\))|(@?)(${name}))`, 'u');
const positionPattern = /^\s*(\d+|last\(\)|position\(\)\s*=\s*(\d+))\s*$/;
const notPattern = /^\s*not\((.*)\)\s*$/s;
const comparePattern = /^\s*(.+?)\s*(!?=)\s*(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?))\s*$/s;

/** Reads a path; an empty one is the node itself. Throws REQUEST_PATH_INVALID. */
export function readPath(text: string, where: string): Path {
  const trimmed = text.trim();
  const steps: Step[] = [];
  let rest = trimmed;
  const absolute = rest.startsWith('/');
  if (absolute && !rest.startsWith('//')) rest = rest.slice(1);
  while (rest !== '') {
    const deep = rest.startsWith('//');
    if (deep) rest = rest.slice(2);
    else if (steps.length > 0 && rest.startsWith('/')) rest = rest.slice(1);
    else if (steps.length > 0) throw PathInvalid(where, text, `"${rest}" does not begin with /`);
    const match = stepPattern.exec(rest);
    if (!match) throw PathInvalid(where, text, `"${rest}" is not a step`);
    rest = rest.slice(match[0].length);
    const conditions: Condition[] = [];
    while (rest.startsWith('[')) {
      const end = closing(rest);
      if (end < 0) throw PathInvalid(where, text, 'a condition is not closed');
      conditions.push(readCondition(rest.slice(1, end), { text, where }));
      rest = rest.slice(end + 1);
    }
    steps.push({ deep, test: testOf(match), conditions });
  }
  return { text: trimmed, absolute, steps };
}

/** Whether every step is a plain name, so that what is missing can be made. */
export function plainNames(path: Path): readonly Named[] | undefined {
  if (path.absolute) return undefined;
  const names: Named[] = [];
  for (const { deep, test, conditions } of path.steps) {
    if (deep || conditions.length > 0 || typeof test === 'string' || test.name.includes('*')) return undefined;
    names.push(test);
  }
  return names.slice(0, -1).some((step) => step.attribute) ? undefined : names;
}

/** The nodes that a path selects, in document order. */
export function selectNodes(from: Node, path: Path, budget: Budget): Node[] {
  let nodes: readonly (Node | 'top')[] = [from];
  if (path.absolute) nodes = ['top'];
  const [top] = from.kind === 'element' ? lineage(from).slice(-1) : lineage(from.parent).slice(-1);
  for (const step of path.steps) {
    const found: Node[] = [];
    const seen = new Map<Element, Set<string>>();
    for (const node of nodes) {
      for (const context of step.deep ? selfAndBelow(node === 'top' ? top : node, budget, node === 'top') : [node]) {
        const candidates = context === 'top' ? childrenOfTop(top, step) : candidatesOf(context, step, budget);
        found.push(...filter(candidates, step.conditions, budget).filter((one) => isNew(one, seen)));
      }
    }
    nodes = step.deep ? inDocumentOrder(found, top, budget) : found;
  }
  return nodes.map((node) => (node === 'top' ? top : node)).filter((node) => node !== undefined);
}

function closing(text: string): number {
  let depth = 0;
  let quote = '';
  for (const [index, character] of [...text].entries()) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return [...text].slice(0, index).join('').length;
  }
  return -1;
}

function testOf([, parent, self, textTest, attribute, found]: RegExpExecArray): Step['test'] {
  if (parent) return '..';
  if (self) return '.';
  if (textTest) return 'text()';
  return { attribute: attribute === '@', name: found ?? '*' };
}

function readCondition(condition: string, { text, where }: { text: string; where: string }): Condition {
  const position = positionPattern.exec(condition);
  if (position) {
    const [, shown, equal] = position;
    return { kind: 'position', position: shown === 'last()' ? 'last' : Number(equal ?? shown) };
  }
  const compared = comparePattern.exec(condition);
  if (compared) {
    const [, path = '', sign, single, double, number] = compared;
    return {
      kind: 'compares',
      path: readPath(path, where),
      equal: sign === '=',
      value: single ?? double ?? number ?? '',
    };
  }
  const negated = notPattern.exec(condition);
  const inner = negated?.[1] ?? condition;
  if (inner.trim() === '') throw PathInvalid(where, text, 'a condition is empty');
  return { kind: 'exists', path: readPath(inner, where), not: negated !== null };
}

/** Nodes are made anew at each look; the same place counts once. */
function isNew(node: Node, seen: Map<Element, Set<string>>): boolean {
  const [element, label] =
    node.kind === 'element'
      ? [node.element, '']
      : [node.parent.element, node.kind === 'attribute' ? `@${node.name}` : node.text];
  const labels = seen.get(element) ?? new Set();
  seen.set(element, labels);
  return labels.size !== labels.add(`${node.kind}${label}`).size;
}

function inDocumentOrder(nodes: Node[], top: ElementNode | undefined, budget: Budget): Node[] {
  if (nodes.length < 2) return nodes;
  const order = new Map<Element, number>();
  for (const node of selfAndBelow(top, budget, false)) {
    if (node !== 'top' && node.kind === 'element') order.set(node.element, order.size);
  }
  const placeOf = (node: Node) => order.get(node.kind === 'element' ? node.element : node.parent.element) ?? 0;
  return nodes.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function* selfAndBelow(node: Node | undefined, budget: Budget, withTop: boolean): Generator<Node | 'top'> {
  if (withTop) yield 'top';
  if (!node) return;
  budget.spend(1);
  yield node;
  if (node.kind !== 'element') return;
  for (const child of node.element.children) {
    if (typeof child !== 'string') {
      yield* selfAndBelow({ kind: 'element', element: child, parent: node }, budget, false);
    }
  }
}

function childrenOfTop(top: ElementNode | undefined, { test }: Step): Node[] {
  if (!top || typeof test === 'string' || test.attribute) return [];
  return matches(top.element.name, test.name) ? [top] : [];
}

function candidatesOf(node: Node, { test }: Step, budget: Budget): Node[] {
  if (test === '.') return [node];
  if (test === '..') return node.parent ? [node.parent] : [];
  if (node.kind !== 'element') return [];
  const { element } = node;
  if (test === 'text()') {
    return element.children.flatMap((child) =>
      typeof child === 'string' ? [{ kind: 'text' as const, text: child, parent: node }] : [],
    );
  }
  if (test.attribute) {
    return Object.keys(element.attributes)
      .filter((attribute) => matches(attribute, test.name) && !isDeclaration(attribute))
      .map((attribute) => ({ kind: 'attribute', name: attribute, parent: node }));
  }
  budget.spend(element.children.length);
  return element.children.flatMap((child) =>
    typeof child !== 'string' && matches(child.name, test.name)
      ? [{ kind: 'element' as const, element: child, parent: node }]
      : [],
  );
}

function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

function matches(found: string, wanted: string): boolean {
  if (wanted === '*' || found === wanted) return true;
  return wanted.endsWith(':*') && found.startsWith(wanted.slice(0, -1));
}

function filter(nodes: Node[], conditions: readonly Condition[], budget: Budget): Node[] {
  return conditions.reduce<Node[]>(
    (left, condition) => left.filter((node, index) => holds(condition, node, { index, count: left.length, budget })),
    nodes,
  );
}

function holds(
  condition: Condition,
  node: Node,
  { index, count, budget }: { index: number; count: number; budget: Budget },
): boolean {
  if (condition.kind === 'position') return index === (condition.position === 'last' ? count : condition.position) - 1;
  const found = selectNodes(node, condition.path, budget);
  if (condition.kind === 'exists') return found.length > 0 !== condition.not;
  return found.some((one) => (textOf(one) === condition.value) === condition.equal);
}
