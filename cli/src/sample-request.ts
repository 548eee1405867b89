import type { FieldListing, ProcedureListing } from '@tenantry/engine/client';
import { type Element, sample } from '@tenantry/schema';

import { components } from './components.ts';

/** A trusted request that calls a procedure, with a value for each required input; optional ones stand in comments. */
export function renderSampleRequest({ namespace, name, inputs, outputs }: ProcedureListing): string {
  const tree = treeOf(inputs, findSample(namespace, name));
  const lines = [...tree.children].flatMap(([child, node]) => renderNode(child, node, 4));
  const after = outputs.length > 0 ? ['      <after source="executeData" destination="data" mode="merge"/>'] : [];
  return [
    '<request>',
    '  <data/>',
    '  <procedure>',
    `    <execute namespace="${escapeXml(namespace)}" procedure="${escapeXml(name)}">`,
    ...(lines.length > 0 ? ['      <executeData>', ...lines, '      </executeData>'] : ['      <executeData/>']),
    ...after,
    '    </execute>',
    '  </procedure>',
    '</request>',
  ].join('\n');
}

interface Node {
  readonly children: Map<string, Node>;
  required: boolean;
  value: string;
}

/** An example with plausible values; a procedure of a namespace document has none. */
function findSample(namespace: string, name: string): Element | undefined {
  const procedures = components.find((component) => component.namespace === namespace)?.procedures ?? {};
  const found = Object.entries(procedures).find(([exportName, procedure]) => (procedure.name ?? exportName) === name);
  return found && sample(found[1].input);
}

function treeOf(fields: readonly FieldListing[], example: Element | undefined): Node {
  const root: Node = { children: new Map(), required: true, value: '' };
  for (const { path, required } of fields) {
    let node = root;
    let element = example;
    for (const step of path.split('/')) {
      const child = node.children.get(step) ?? { children: new Map(), required, value: valueAt(element, step) };
      node.children.set(step, child);
      node = child;
      element = childOf(element, step);
    }
    node.required = required;
  }
  return root;
}

function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.filter((child) => typeof child !== 'string').find((child) => child.name === name);
}

function valueAt(element: Element | undefined, step: string): string {
  if (step.startsWith('@')) return element?.attributes[step.slice(1)] ?? '...';
  const [text] = childOf(element, step)?.children ?? [];
  return typeof text === 'string' ? text : '...';
}

/** The lines of an element; an optional one is a comment, in which no other may begin. */
function renderNode(name: string, node: Node, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (node.required) return renderElement(name, node, { depth, compact: false });
  const [line = ''] = renderElement(name, node, { depth: 0, compact: true });
  return [`${indent}<!-- ${line} -->`];
}

function renderElement(
  name: string,
  node: Node,
  { depth, compact }: { readonly depth: number; readonly compact: boolean },
): string[] {
  const indent = '  '.repeat(depth);
  const children = [...node.children];
  const attributes = children
    .filter(([child, { required }]) => child.startsWith('@') && (compact || required))
    .map(([child, { value }]) => ` ${child.slice(1)}="${escapeXml(value)}"`)
    .join('');
  const elements = children.filter(([child]) => !child.startsWith('@'));

  if (elements.length === 0) return [`${indent}<${name}${attributes}>${escapeXml(node.value)}</${name}>`];
  if (compact) {
    const inner = elements.flatMap(([child, below]) => renderElement(child, below, { depth: 0, compact }));
    return [`<${name}${attributes}>${inner.join('')}</${name}>`];
  }
  const inner = elements.flatMap(([child, below]) => renderNode(child, below, depth + 1));
  return [`${indent}<${name}${attributes}>`, ...inner, `${indent}</${name}>`];
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
