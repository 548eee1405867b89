import { createHash } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

const digits = 32;

/** The entity tag of what is sent as JSON. */
export function tagOf(body: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, digits)}"`;
}

/** Whether a header such as `If-Match` names the tag. `*` is every one. */
export function names(header: string, tag: string): boolean {
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}

/** Sends JSON with an entity tag; nothing but the tag where the caller has it already. Source: RFC 9110 sections 8.8.3 and 13.1.2 */
export function tagged(request: FastifyRequest, reply: FastifyReply, body: Record<string, unknown>): FastifyReply {
  const text = JSON.stringify(body);
  const tag = tagOf(body);
  reply.header('etag', tag).header('vary', 'authorization');
  const known = request.headers['if-none-match'];
  if (known !== undefined && names(known, tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
