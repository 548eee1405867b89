import type { Element } from '@tenantry/schema';

import { type Mode, modes } from './edit.ts';
import {
  AttributeInvalid,
  AttributeMissing,
  ElementTwice,
  NameTwice,
  TryWithoutCatch,
  UnknownAttribute,
  UnknownElement,
} from './errors.ts';
import { type Path, readPath } from './path.ts';
import { declared, type Prefixes, prefixesAt } from './xml-namespaces.ts';

/** A step of a procedure, read. `where` says for errors where it stands. */
export type Step = CallStep | SelectStep | TryStep;

/** `execute`, `queue` and `transform`. */
export interface CallStep {
  readonly kind: 'execute' | 'queue' | 'transform';
  readonly where: string;
  readonly namespace: string;
  readonly procedure: string;
  readonly impersonate: number | undefined;
  readonly sensitive: number | undefined;
  readonly trusted: number | undefined;
  readonly queueSuspended: boolean;
  readonly executeData: Element | undefined;
  /** In document order, the first one outermost. */
  readonly loops: readonly Loop[];
  readonly when: When | undefined;
  readonly before: readonly Transfer[];
  readonly after: readonly Transfer[];
}

export type IfNull = 'fail' | 'skip' | 'ignore';

export type Loop =
  | {
      readonly kind: 'forEach';
      readonly where: string;
      readonly name: string;
      readonly root: string;
      readonly path: Path;
      readonly ifNull: IfNull;
    }
  | {
      readonly kind: 'repeat';
      readonly where: string;
      readonly source: string;
      readonly path: Path;
      readonly ifNull: IfNull;
    };

export type When =
  | { readonly where: string; readonly source: string; readonly path: Path }
  | { readonly where: string; readonly select: string; readonly case: string };

/** `before` and `after`. */
export interface Transfer {
  readonly where: string;
  readonly source: string;
  readonly sourcePath: Path;
  readonly destination: string;
  readonly destinationPath: Path;
  readonly mode: Mode;
  readonly ifNull: IfNull;
  readonly allowNullTransform: boolean;
  /** XSL templates and their namespaces; without them the source is copied. */
  readonly stylesheet: Element | undefined;
}

export interface SelectStep {
  readonly kind: 'select';
  readonly where: string;
  readonly name: string;
  readonly source: string;
  readonly path: Path;
  readonly defaultCase: string | undefined;
  readonly ifNullCase: string | undefined;
  readonly cases: readonly { readonly value: string; readonly case: string }[];
}

export interface TryStep {
  readonly kind: 'try';
  readonly steps: readonly Step[];
  readonly caught: readonly Step[];
}

/** Element of XSL; the prefix is looked up, not assumed. */
const xslNamespace = 'http://www.w3.org/1999/XSL/Transform';
const roots = ['data', 'globalData', 'procedureData', 'context', 'executeData'];

/**
 * Reads the steps in an element (`procedure`, `try`, `catch`).
 * @param also other elements that may stand there; the caller reads them
 * @throws REQUEST_* errors that say where
 */
export function readSteps(
  element: Element,
  {
    where,
    prefixes,
    also = [],
  }: { readonly where: string; readonly prefixes: Prefixes; readonly also?: readonly string[] },
): Step[] {
  const steps: Step[] = [];
  const children = placedChildren(element, where);
  for (let index = 0; index < children.length; index++) {
    const placed = children[index];
    if (!placed || also.includes(placed.child.name)) continue;
    const { child } = placed;
    const place = { where: placed.where, prefixes: prefixesAt(child, prefixes) };
    switch (child.name) {
      case 'execute':
      case 'queue':
      case 'transform':
        steps.push(readCall(child, child.name, place));
        break;
      case 'select':
        steps.push(readSelect(child, place.where));
        break;
      case 'try': {
        const caught = children[index + 1];
        if (caught?.child.name !== 'catch') throw TryWithoutCatch(place.where);
        const catchPlace = { where: caught.where, prefixes: prefixesAt(caught.child, prefixes) };
        steps.push({ kind: 'try', steps: readSteps(child, place), caught: readSteps(caught.child, catchPlace) });
        index++;
        break;
      }
      case 'catch':
        throw TryWithoutCatch(place.where);
      default:
        throw UnknownElement(
          where,
          child.name,
          ['execute, queue, transform, select, try and catch', ...also].join(', '),
        );
    }
  }
  return steps;
}

/** Child elements; text between them has no meaning. */
function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** A required attribute. */
export function requiredAttribute(element: Element, name: string, where: string): string {
  const value = element.attributes[name];
  if (value === undefined || value.trim() === '') throw AttributeMissing(where, name);
  return value;
}

/** An attribute with one of some values. */
export function choiceAttribute<const T extends string>(
  element: Element,
  name: string,
  { where, among, otherwise }: { readonly where: string; readonly among: readonly T[]; readonly otherwise: T },
): T {
  const value = element.attributes[name];
  if (value === undefined) return otherwise;
  const found = among.find((one) => one === value);
  if (found === undefined) throw AttributeInvalid(`${where}/@${name}`, value, among.join(', '));
  return found;
}

/** Attributes that mean nothing are left alone, but not those that are only written in another case. */
export function requireCase(element: Element, where: string, known: readonly string[]): void {
  for (const name of Object.keys(element.attributes)) {
    if (known.includes(name)) continue;
    const meant = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (meant !== undefined) throw UnknownAttribute(where, name, meant);
  }
}

const callAttributes = ['namespace', 'procedure', 'impersonate', 'sensitive', 'trusted', 'queueSuspended'];
const loopAttributes = ['name', 'root', 'path', 'source', 'sourcePath', 'ifNull'];
const whenAttributes = ['source', 'sourcePath', 'select', 'case'];
const selectAttributes = ['name', 'source', 'sourcePath', 'defaultCase', 'ifNullCase'];
const transferAttributes = [
  'source',
  'sourcePath',
  'destination',
  'destinationPath',
  'mode',
  'ifNull',
  'allowNullTransform',
];

interface Place {
  readonly where: string;
  readonly prefixes: Prefixes;
}

function readCall(element: Element, kind: CallStep['kind'], { where, prefixes }: Place): CallStep {
  requireCase(element, where, callAttributes);
  const loops: Loop[] = [];
  const before: Transfer[] = [];
  const after: Transfer[] = [];
  let when: When | undefined;
  let executeData: Element | undefined;
  for (const placed of placedChildren(element, where)) {
    const { child } = placed;
    const place = { where: placed.where, prefixes: prefixesAt(child, prefixes) };
    switch (child.name) {
      case 'forEach':
      case 'repeat':
        loops.push(readLoop(child, place.where));
        break;
      case 'when':
        if (when) throw ElementTwice(where, 'when');
        when = readWhen(child, place.where);
        break;
      case 'before':
        before.push(readTransfer(child, place, ['fail', 'ignore', 'skip']));
        break;
      case 'after':
        after.push(readTransfer(child, place, ['fail', 'ignore']));
        break;
      case 'executeData':
        if (executeData) throw ElementTwice(where, 'executeData');
        executeData = declared(child, prefixes);
        break;
      default:
        throw UnknownElement(where, child.name, 'forEach, repeat, when, before, after and executeData');
    }
  }
  requireNames(loops, where);
  const named = kind === 'transform' ? () => '' : (name: string) => requiredAttribute(element, name, where);
  return {
    kind,
    where,
    namespace: named('namespace'),
    procedure: named('procedure'),
    impersonate: readDigit(element, 'impersonate', where),
    sensitive: readDigit(element, 'sensitive', where),
    trusted: readDigit(element, 'trusted', where),
    queueSuspended: readSwitch(element, 'queueSuspended', { where, otherwise: true }),
    executeData,
    loops,
    when,
    before,
    after,
  };
}

/** Loop names are sources of the step. */
function requireNames(loops: readonly Loop[], where: string): void {
  const taken = new Set(roots);
  for (const loop of loops) {
    if (loop.kind === 'repeat') continue;
    if (taken.has(loop.name)) {
      throw NameTwice(where, loop.name, 'Names of loops differ from each other and from the roots.');
    }
    taken.add(loop.name);
  }
}

function readLoop(element: Element, where: string): Loop {
  requireCase(element, where, loopAttributes);
  const ifNull = choiceAttribute(element, 'ifNull', { where, among: ['fail', 'skip', 'ignore'], otherwise: 'fail' });
  if (element.name === 'repeat') {
    const source = requiredAttribute(element, 'source', where);
    return { kind: 'repeat', where, source, path: readAttributePath(element, 'sourcePath', where), ifNull };
  }
  return {
    kind: 'forEach',
    where,
    name: requiredAttribute(element, 'name', where),
    root: requiredAttribute(element, 'root', where),
    path: readAttributePath(element, 'path', where),
    ifNull,
  };
}

function readWhen(element: Element, where: string): When {
  requireCase(element, where, whenAttributes);
  if (element.attributes['select'] !== undefined) {
    return { where, select: element.attributes['select'], case: requiredAttribute(element, 'case', where) };
  }
  const source = requiredAttribute(element, 'source', where);
  return { where, source, path: readAttributePath(element, 'sourcePath', where) };
}

function readTransfer(element: Element, { where, prefixes }: Place, ifNulls: readonly IfNull[]): Transfer {
  requireCase(element, where, transferAttributes);
  return {
    where,
    source: requiredAttribute(element, 'source', where),
    sourcePath: readAttributePath(element, 'sourcePath', where),
    destination: requiredAttribute(element, 'destination', where),
    destinationPath: readAttributePath(element, 'destinationPath', where),
    mode: choiceAttribute(element, 'mode', { where, among: modes, otherwise: 'insert' }),
    ifNull: choiceAttribute(element, 'ifNull', { where, among: ifNulls, otherwise: 'fail' }),
    allowNullTransform: readSwitch(element, 'allowNullTransform', { where, otherwise: false }),
    stylesheet: readStylesheet(element, { where, prefixes }),
  };
}

/** The templates as a stylesheet of their own, with the namespaces that are declared around them. */
function readStylesheet(element: Element, { where, prefixes }: Place): Element | undefined {
  const children = elementsOf(element);
  if (children.length === 0) return undefined;
  const declared = Object.entries(prefixes).find(([, uri]) => uri === xslNamespace)?.[0];
  for (const child of children) {
    const uri = prefixesAt(child, prefixes)[`xmlns${child.name.includes(':') ? `:${child.name.split(':')[0]}` : ''}`];
    if (uri !== xslNamespace) throw UnknownElement(where, child.name, 'XSL templates');
  }
  const prefix = declared?.startsWith('xmlns:') ? `${declared.slice(6)}:` : 'xsl:';
  return {
    name: `${prefix}stylesheet`,
    attributes: { version: '1.0', [`xmlns:${prefix.slice(0, -1)}`]: xslNamespace, ...prefixes },
    children,
  };
}

function readSelect(element: Element, where: string): SelectStep {
  requireCase(element, where, selectAttributes);
  const cases = placedChildren(element, where).map((placed) => {
    if (placed.child.name !== 'where') throw UnknownElement(where, placed.child.name, 'where');
    requireCase(placed.child, placed.where, ['value', 'case']);
    const { value } = placed.child.attributes;
    if (value === undefined) throw AttributeMissing(placed.where, 'value');
    return { value, case: requiredAttribute(placed.child, 'case', placed.where) };
  });
  return {
    kind: 'select',
    where,
    name: requiredAttribute(element, 'name', where),
    source: requiredAttribute(element, 'source', where),
    path: readAttributePath(element, 'sourcePath', where),
    defaultCase: element.attributes['defaultCase'],
    ifNullCase: element.attributes['ifNullCase'],
    cases,
  };
}

function readAttributePath(element: Element, attribute: string, where: string): Path {
  return readPath(element.attributes[attribute] ?? '', `${where}/@${attribute}`);
}

function readDigit(element: Element, name: string, where: string): number | undefined {
  if (element.attributes[name] === undefined) return undefined;
  return Number(choiceAttribute(element, name, { where, among: ['0', '1', '2'], otherwise: '0' }));
}

function readSwitch(
  element: Element,
  name: string,
  { where, otherwise }: { readonly where: string; readonly otherwise: boolean },
): boolean {
  return choiceAttribute(element, name, { where, among: ['0', '1'], otherwise: otherwise ? '1' : '0' }) === '1';
}

/** Child elements with the place of each: its name, with a position where there are several. */
export function placedChildren(element: Element, where: string): { readonly child: Element; readonly where: string }[] {
  const children = elementsOf(element);
  const counts = Map.groupBy(children, ({ name }) => name);
  const met = new Map<string, number>();
  return children.map((child) => {
    const position = (met.get(child.name) ?? 0) + 1;
    met.set(child.name, position);
    const several = (counts.get(child.name)?.length ?? 0) > 1;
    return { child, where: `${where}/${child.name}${several ? `[${position}]` : ''}` };
  });
}
