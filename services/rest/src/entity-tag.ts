import { createHash } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

const digits = 32;

/** Sends JSON with an entity tag; nothing but the tag where the caller has it already. Source: RFC 9110 sections 8.8.3 and 13.1.2 */
export function tagged(request: FastifyRequest, reply: FastifyReply, body: Record<string, unknown>): FastifyReply {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, digits)}"`;
  reply.header('etag', tag).header('vary', 'authorization');
  if (knows(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}

function knows(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
