import { digestOf } from '@tenantry/engine/client';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a header such as `If-Match` names: entity tags without their quotes, or everything by `*`. */
export function readTags(header: string): readonly string[] | '*' {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1'));
  return tags.includes('*') ? '*' : tags;
}

/**
 * Sends JSON with an entity tag; nothing but the tag where the caller has it already. Source: RFC 9110 sections 8.8.3 and 13.1.2
 * @param source what the tag is the digest of: what a condition of the engine reads again; default the body
 */
export function tagged(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  body: Record<string, unknown>,
  source: unknown = body,
): FastifyReply {
  const text = JSON.stringify(body);
  const tag = digestOf(source);
  reply.header('etag', `"${tag}"`).header('vary', 'authorization');
  const known = readTags(request.headers['if-none-match'] ?? '');
  if (known === '*' || known.includes(tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
