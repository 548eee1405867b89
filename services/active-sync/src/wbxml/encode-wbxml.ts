import type { WbxmlContent, WbxmlElement } from './element.ts';
import { contentBit, header, tokenMask, tokens } from './tokens.ts';

/** Writes a document of one element. */
export function encodeWbxml(root: WbxmlElement): Buffer {
  const parts: (Buffer | number)[] = [...header];
  let page = 0;
  write(root);
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));

  function write(content: WbxmlContent): void {
    if (typeof content === 'string') writeText(content);
    else if (Buffer.isBuffer(content)) parts.push(tokens.opaque, ...variableInteger(content.length), content);
    else writeElement(content);
  }

  function writeElement({ tag, content }: WbxmlElement): void {
    if (tag >> 8 !== page) {
      page = tag >> 8;
      parts.push(tokens.switchPage, page);
    }
    const token = tag & tokenMask;
    if (content.length === 0) {
      parts.push(token);
      return;
    }
    parts.push(token | contentBit);
    for (const each of content) write(each);
    parts.push(tokens.end);
  }

  /** A NUL ends an inline string, so none may be inside. */
  function writeText(text: string): void {
    parts.push(tokens.inlineString, Buffer.from(text.replaceAll('\0', ''), 'utf8'), 0);
  }
}

/** Seven bits a byte, most significant first (WAP-192 section 5.1). */
function variableInteger(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
