import { SaxesParser } from 'saxes';

import type { Element } from './element.ts';

/** Bounds of a document; they are checked while it is read. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly attributes: number;
}

export const xmlLimits: XmlLimits = { bytes: 20_000_000, depth: 200, elements: 200_000, attributes: 200 };

/** Why a document is not taken. */
export class XmlFault extends Error {
  readonly code: 'XML_MALFORMED' | 'XML_TOO_LARGE' | 'XML_TOO_DEEP' | 'XML_TOO_MANY_NODES' | 'XML_DOCTYPE_REFUSED';
  readonly line: number;
  readonly column: number;

  constructor(code: XmlFault['code'], message: string, position: { readonly line: number; readonly column: number }) {
    super(message);
    this.name = 'XmlFault';
    this.code = code;
    this.line = position.line;
    this.column = position.column;
  }
}

/**
 * Reads a document into a tree. No DTD, ever; no entities but the five of XML; bounded in size, depth and number of nodes.
 * White space between elements is dropped. Names stay as written; prefixes have to be declared.
 * @throws XmlFault
 */
export function parseXml(text: string | Buffer, limits: Partial<XmlLimits> = {}): Element {
  const bounds = { ...xmlLimits, ...limits };
  const size = typeof text === 'string' ? Buffer.byteLength(text) : text.length;
  if (size > bounds.bytes) {
    const message = `The document has ${size} bytes; at most ${bounds.bytes} are taken. Split it into several requests.`;
    throw new XmlFault('XML_TOO_LARGE', message, { line: 0, column: 0 });
  }
  return readTree(typeof text === 'string' ? text : readXmlText(text), bounds);
}

/**
 * The text of a document: UTF-16 when it begins with that mark (old COM clients send it), else UTF-8.
 * @throws XmlFault where the bytes are no text
 */
export function readXmlText(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const message = `The document is not valid ${encoding.toUpperCase()}. Save it as UTF-8.`;
    const fault = new XmlFault('XML_MALFORMED', message, { line: 0, column: 0 });
    fault.cause = cause;
    throw fault;
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

// Names are resolved here, not by saxes: with its own namespace support each element searches all that are open (quadratic in depth).
function readTree(text: string, bounds: XmlLimits): Element {
  const parser = new SaxesParser({ xmlns: false });
  const open: Element[] = [];
  const prefixes: ReadonlySet<string>[] = [new Set(['xml'])];
  let root: Element | undefined;
  let elements = 0;

  parser.on('doctype', () => {
    throw fault(
      'XML_DOCTYPE_REFUSED',
      'The document has a DOCTYPE; document types and entities are never taken. Remove it.',
    );
  });
  parser.on('error', (error) => {
    throw fault('XML_MALFORMED', `The document is not well-formed: ${error.message.replace(/^\d+:\d+: /, '')}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements++;
    if (open.length >= bounds.depth) {
      throw fault('XML_TOO_DEEP', `Elements are nested more than ${bounds.depth} deep. Flatten the document.`);
    }
    if (elements > bounds.elements || Object.keys(attributes).length > bounds.attributes) {
      throw fault(
        'XML_TOO_MANY_NODES',
        `The document has more than ${bounds.elements} elements, or an element more than ${bounds.attributes} attributes. Split it.`,
      );
    }
    const element: Element = { name, attributes: { ...attributes }, children: [] };
    prefixes.push(declared(element, prefixes.at(-1) ?? new Set()));
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    prefixes.pop();
    if (closed) closed.children = tidy(closed.children);
  });
  const addText = (piece: string) => {
    open.at(-1)?.children.push(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (!root) throw fault('XML_MALFORMED', 'The document has no element.');
  return root;

  function declared(element: Element, inherited: ReadonlySet<string>): ReadonlySet<string> {
    const own = Object.keys(element.attributes).flatMap((name) => (name.startsWith('xmlns:') ? [name.slice(6)] : []));
    const known = own.length === 0 ? inherited : new Set([...inherited, ...own]);
    for (const name of [element.name, ...Object.keys(element.attributes)]) {
      const [prefix, local] = name.split(':');
      if (local !== undefined && prefix !== undefined && prefix !== 'xmlns' && !known.has(prefix)) {
        throw fault(
          'XML_MALFORMED',
          `The prefix "${prefix}" of "${name}" is not declared. Declare it with xmlns:${prefix}.`,
        );
      }
    }
    return known;
  }

  function fault(code: XmlFault['code'], message: string): XmlFault {
    const position = { line: parser.line, column: parser.column };
    return new XmlFault(code, `${message} (line ${position.line}, column ${position.column})`, position);
  }
}

/** Joins pieces of text and drops white space between elements. */
function tidy(children: readonly (Element | string)[]): (Element | string)[] {
  const joined: (Element | string)[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
    else joined.push(child);
  }
  const hasElements = joined.some((child) => typeof child !== 'string');
  return hasElements ? joined.filter((child) => typeof child !== 'string' || /[^ \t\r\n]/.test(child)) : joined;
}
