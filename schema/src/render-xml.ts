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
  return head + (indent === undefined ? render(element) : renderIndented(element, indent, ''));
}

// Pieces are added to one text: lists of them that are joined take three times as long.
function render(element: Element): string {
  const { name, children } = element;
  if (children.length === 0) return `${startOf(element)}/>`;
  let text = `${startOf(element)}>`;
  for (const child of children) text += typeof child === 'string' ? escape(child, unsafeInText) : render(child);
  return `${text}</${name}>`;
}

function renderIndented(element: Element, indent: number, margin: string): string {
  const { name, children } = element;
  // White space beside text would be part of it.
  if (children.length === 0 || children.some((child) => typeof child === 'string')) return render(element);
  const deeper = margin + ' '.repeat(indent);
  let text = `${startOf(element)}>\n`;
  for (const child of children)
    if (typeof child !== 'string') text += `${deeper}${renderIndented(child, indent, deeper)}\n`;
  return `${text}${margin}</${name}>`;
}

function startOf({ name, attributes }: Element): string {
  let text = `<${name}`;
  for (const attribute in attributes)
    text += ` ${attribute}="${escape(attributes[attribute] ?? '', unsafeInAttribute)}"`;
  return text;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
};
const unsafeInText = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;
const unsafeInAttribute = /[&<>\r"\t\n\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

function escape(text: string, unsafe: RegExp): string {
  return text.search(unsafe) < 0 ? text : text.replaceAll(unsafe, (sign) => entities[sign] ?? '\ufffd');
}
