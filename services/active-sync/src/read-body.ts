import type { IncomingMessage } from 'node:http';

import { BodyTooLarge } from './errors.ts';

/** Reads a body that may have so many bytes and no more. */
export async function readBody(request: IncomingMessage, maximum: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maximum) throw BodyTooLarge(String(maximum));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
