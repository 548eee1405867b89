import { type Element, parseXml, renderXml, XmlFault } from '@tenantry/schema';

import type { Budget } from './budget.ts';
import { copies, type Piece } from './edit.ts';
import { TransformInvalid, TransformTooLong } from './errors.ts';
import { type Node, rootNode, textOf } from './node.ts';
import { type Transformer, transformMilliseconds } from './transformer.ts';
import { missingDeclarations, prefixesOf } from './xml-namespaces.ts';

/**
 * Applies XSL templates to a node, which is the document that they see.
 * They run in a thread of their own with a bound on time and memory, without files and network.
 * @throws REQUEST_TRANSFORM_INVALID, REQUEST_TRANSFORM_TOO_LONG
 */
export async function applyTemplates(
  stylesheet: Element,
  node: Node,
  {
    transformer,
    where,
    budget,
  }: { readonly transformer: Transformer; readonly where: string; readonly budget: Budget },
): Promise<Piece[]> {
  const source = sourceOf(node, budget);
  const told = await transformer.run({ stylesheet: renderXml(stylesheet), source: renderXml(source) });
  if (told === 'late') throw TransformTooLong(where, String(transformMilliseconds));
  if ('reason' in told) throw TransformInvalid(where, told.reason);
  return readResult(told.result, { where, budget });
}

/** The document that templates see: the node with the namespaces declared around it. Text gets an element to stand in. */
function sourceOf(node: Node, budget: Budget): Element {
  if (node.kind !== 'element') {
    const name = node.kind === 'attribute' ? node.name.replace(/^.*:/, '') : 'text';
    return { name, attributes: {}, children: [textOf(node, budget)] };
  }
  const { element, parent } = node;
  const declared = parent ? missingDeclarations(element, { from: prefixesOf(parent), to: {}, budget }) : {};
  return { ...element, attributes: { ...declared, ...element.attributes } };
}

/** The result may have several elements at its top, or only text. */
function readResult(text: string, { where, budget }: { readonly where: string; readonly budget: Budget }): Piece[] {
  const body = text.replace(/^\s*<\?xml[^>]*\?>\n?/, '').replace(/\n$/, '');
  if (body.trim() === '') return [];
  try {
    const top = rootNode(parseXml(`<result>${body}</result>`));
    const nodes = top.element.children.map(
      (child, index): Node =>
        typeof child === 'string'
          ? { kind: 'text', text: child, index, parent: top }
          : { kind: 'element', element: child, parent: top },
    );
    return copies(nodes, budget);
  } catch (error) {
    if (error instanceof XmlFault) throw TransformInvalid(where, error.message);
    throw error;
  }
}
