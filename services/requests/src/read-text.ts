import { NotText } from './errors.ts';

/** The text of a body: UTF-16 when it begins with that mark (old COM clients send it), else UTF-8. */
export function readText(body: Buffer): string {
  const encoding = encodingOf(body);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body);
  } catch (cause) {
    if (cause instanceof TypeError) throw NotText(encoding.toUpperCase());
    throw cause;
  }
}

function encodingOf(body: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
