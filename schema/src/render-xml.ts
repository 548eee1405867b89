import type { Element } from './element.ts';

export interface RenderOptions {
  /** Spaces of a level; without it everything is on one line. */
  readonly indent?: number;
  /** Begins with the XML declaration. */
  readonly declaration?: boolean;
}

/** A tree as text. What XML cannot hold (control characters, lone surrogates) is replaced by U+FFFD. */
export function renderXml(element: Element, { indent, declaration }: RenderOptions = {}): string {
  const head = declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : '';
  return head + render(element, indent, '');
}

function render(element: Element, indent: number | undefined, margin: string): string {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  const start = `<${element.name}${attributes.join('')}`;
  if (element.children.length === 0) return `${start}/>`;
  const onlyElements = element.children.every((child) => typeof child !== 'string');
  if (indent === undefined || !onlyElements) {
    const inner = element.children.map((child) =>
      typeof child === 'string' ? escapeText(child) : render(child, undefined, ''),
    );
    return `${start}>${inner.join('')}</${element.name}>`;
  }
  const deeper = margin + ' '.repeat(indent);
  const inner = element.children.map((child) =>
    typeof child === 'string' ? child : `${deeper}${render(child, indent, deeper)}\n`,
  );
  return `${start}>\n${inner.join('')}${margin}</${element.name}>`;
}

function escapeText(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
