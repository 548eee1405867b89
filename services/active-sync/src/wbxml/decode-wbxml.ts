import { NotWbxml } from '../errors.ts';
import type { WbxmlContent, WbxmlElement } from './element.ts';
import { attributesBit, contentBit, firstTagToken, tokenMask, tokens } from './tokens.ts';

/** What a document may have; a request of a device that we read ourselves has some ten elements. */
const depthMaximum = 32;
const elementsMaximum = 10_000;

const charsets: readonly number[] = [0x6a, 0x00];
const versions: readonly number[] = [0x01, 0x02, 0x03];

interface OpenElement extends WbxmlElement {
  readonly content: WbxmlContent[];
}

/**
 * Reads a document of one element. Refused are string tables, attributes, entities and literals, which ActiveSync does
 * not have ([MS-ASWBXML] 2.1.2), and everything that is cut off, follows the end, or is larger or deeper than any request.
 */
export function decodeWbxml(bytes: Buffer): WbxmlElement {
  let at = 0;
  let page = 0;
  let elements = 0;
  let root: WbxmlElement | undefined;
  const open: OpenElement[] = [];

  if (!versions.includes(take())) throw refuse('does not begin with a version of WBXML');
  takeInteger();
  if (!charsets.includes(takeInteger())) throw refuse('is not in UTF-8');
  if (takeInteger() !== 0) throw refuse('has a string table');
  while (!root) takeToken();
  if (at < bytes.length) throw refuse('goes on after its end');
  return root;

  function takeToken(): void {
    const token = take();
    if (token === tokens.switchPage) page = take();
    else if (token === tokens.end) close();
    else if (token === tokens.inlineString) add(takeText());
    else if (token === tokens.opaque) add(takeBytes(takeInteger()));
    else takeElement(token);
  }

  function takeElement(token: number): void {
    if ((token & attributesBit) !== 0) throw refuse(`has attributes or the unknown token ${token}`);
    if ((token & tokenMask) < firstTagToken) throw refuse(`has the unknown token ${token}`);
    if (open.length >= depthMaximum) throw refuse(`is deeper than ${depthMaximum} elements`);
    if (++elements > elementsMaximum) throw refuse(`has more than ${elementsMaximum} elements`);
    const started: OpenElement = { tag: (page << 8) | (token & tokenMask), content: [] };
    open.at(-1)?.content.push(started);
    open.push(started);
    if ((token & contentBit) === 0) close();
  }

  function close(): void {
    const ended = open.pop();
    if (!ended) throw refuse('has an end without a beginning');
    if (open.length === 0) root = ended;
  }

  function add(content: string | Buffer): void {
    const parent = open.at(-1);
    if (!parent) throw refuse('has text outside of elements');
    parent.content.push(content);
  }

  function takeText(): string {
    const end = bytes.indexOf(0, at);
    if (end < 0) throw refuse('ends within a text');
    const text = bytes.toString('utf8', at, end);
    at = end + 1;
    return text;
  }

  function takeBytes(length: number): Buffer {
    if (length > bytes.length - at) throw refuse('ends within bytes');
    at += length;
    return bytes.subarray(at - length, at);
  }

  /** At most 32 bits: five bytes. */
  function takeInteger(): number {
    let value = 0;
    for (let length = 1; length <= 5; length++) {
      const byte = take();
      value = value * 0x80 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
    throw refuse('has a number of more than 32 bits');
  }

  function take(): number {
    const byte = bytes[at];
    if (byte === undefined) throw refuse('is cut off');
    at++;
    return byte;
  }

  function refuse(reason: string) {
    return NotWbxml(reason, String(at));
  }
}
