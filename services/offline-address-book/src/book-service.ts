import { Readable } from 'node:stream';

import { type Client, type Principal, ProvisioningError } from '@tenantry/engine/client';
import { parseGuid } from '@tenantry/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { readRange } from './byte-range.ts';
import { isFresh, isSameVersion } from './conditions.ts';
import { NoSuchFile, NotGenerated, Unauthenticated } from './errors.ts';
import { createGenerator } from './generate-once.ts';

/** A file of a book. */
export interface BookFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha1: string;
  readonly madeAt: Date;
}

/** The books that are handed out. */
export interface AddressBooks {
  /** LDAP path of the organization whose book has this GUID. */
  findOwner(book: string): Promise<string | undefined>;
  findFile(book: string, name: string): Promise<BookFile | undefined>;
  /** Bytes `from` up to, but without, `to`. */
  read(file: BookFile, from: number, to: number): AsyncIterable<Buffer>;
}

/** What the service needs of its surroundings. */
export interface BookServiceOptions {
  readonly client: Client;
  readonly books: AddressBooks;
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
  /** Whether somebody holds a role at an organization: as its user, or as an administrator of it or above. */
  belongsTo(caller: Principal, organization: string): Promise<boolean>;
}

const manifestName = 'oab.xml';
const statuses: Readonly<Record<string, number>> = {
  [Unauthenticated.code]: 401,
  [NoSuchFile.code]: 404,
  [NotGenerated.code]: 503,
  SIGN_IN_TOO_MANY_ATTEMPTS: 429,
  SIGN_IN_TOO_MANY_CALLS: 429,
  SIGN_IN_ISSUER_UNAVAILABLE: 503,
};

/**
 * `GET /<guid of the book>/oab.xml` and the files that it names ([MS-OXWOAB] 3.2), for users of the organization
 * that owns the book. A Fastify plugin; its prefix is the path of the OAB URL.
 */
export async function bookService(
  server: FastifyInstance,
  { client, books, authenticate, belongsTo }: BookServiceOptions,
): Promise<void> {
  const generate = createGenerator(client);

  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ProvisioningError)) throw error;
    return reply
      .code(statuses[error.code] ?? 500)
      .header('tenantry-error', error.code)
      .header('cache-control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(`${error.message}\n`);
  });

  server.get<{ Params: { book: string; name: string } }>('/:book/:name', async (request, reply) => {
    const caller = await authenticate(request);
    if (!caller) {
      reply.header('www-authenticate', 'Basic realm="Offline Address Book", charset="UTF-8"');
      throw Unauthenticated();
    }
    return send(request, reply, await findFor(caller, request.params));
  });

  /** What is not for a caller is not there for him, so that he learns nothing of it. */
  async function findFor(caller: Principal, params: { book: string; name: string }): Promise<BookFile> {
    // PostgreSQL takes no NUL in a text; files have no control characters in their names.
    if (/\p{Cc}/u.test(params.name)) throw NoSuchFile();
    const book = parseGuid(params.book);
    const owner = book === undefined ? undefined : await books.findOwner(book);
    if (book === undefined || owner === undefined || !(await belongsTo(caller, owner))) throw NoSuchFile();
    const found = await books.findFile(book, params.name);
    if (found) return found;
    if (params.name !== manifestName) throw NoSuchFile();
    // The organization has just got its book (KB 939560: it has to be there directly after the first mailbox).
    await generate(owner);
    const made = await books.findFile(book, manifestName);
    if (!made) throw NotGenerated('somebody else took it back.');
    return made;
  }

  function send(request: FastifyRequest, reply: FastifyReply, file: BookFile): FastifyReply {
    const { name, bytes, sha1, madeAt } = file;
    const validators = { etag: `"${sha1}"`, modified: madeAt };
    reply
      .header('etag', validators.etag)
      .header('last-modified', madeAt.toUTCString())
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'private, no-cache')
      .header('x-content-type-options', 'nosniff');
    if (isFresh(request.headers, validators)) return reply.code(304).send();

    const asked = isSameVersion(request.headers, validators) ? readRange(request.headers.range, bytes) : undefined;
    if (asked === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${bytes}`).send();
    const { from, to } = asked ?? { from: 0, to: bytes };
    if (asked) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${bytes}`);
    return reply
      .type(name === manifestName ? 'text/xml' : 'application/octet-stream')
      .header('content-length', to - from)
      .send(Readable.from(books.read(file, from, to), { objectMode: false }));
  }
}
