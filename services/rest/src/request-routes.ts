import type { Answer, Client, Principal } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { tagged } from './entity-tag.ts';
import { NoSuchRequest } from './errors.ts';
import { type Query, readFilter } from './read-query.ts';
import { followRequest } from './request-events.ts';

export interface RequestRoutesOptions {
  readonly client: Client;
  callerOf(request: FastifyRequest): Principal;
  /** Whether a caller may see requests of others. */
  seesAll(caller: Principal): Promise<boolean>;
  /** An answer in JSON, its error as a problem. */
  shown(answer: Answer): Record<string, unknown>;
}

type ById = { Params: { id: string } };

/** `/requests`: what was submitted, how it ended, its steps, and to follow it while it runs. */
export function addRequestRoutes(server: FastifyInstance, options: RequestRoutesOptions): void {
  const { client, callerOf, seesAll, shown } = options;

  server.get<{ Querystring: Query }>('/requests', async (request, reply) => {
    const caller = callerOf(request);
    const own = (await seesAll(caller)) ? {} : { trustee: caller.trustee };
    const requests = await client.list({ ...readFilter(request.query), ...own });
    const last = requests.at(-1)?.requestId;
    return tagged({ request, reply }, { requests, ...(last === undefined ? {} : { after: last }) });
  });

  server.get<ById>('/requests/:id', async (request, reply) => {
    const { id } = await readVisible(request);
    const answer = await client.find(id);
    if (!answer) throw NoSuchRequest(id);
    return tagged({ request, reply }, shown(answer));
  });

  server.get<ById>('/requests/:id/steps', async (request, reply) => {
    const { explained } = await readVisible(request);
    return tagged({ request, reply }, { ...explained });
  });

  server.get<ById>('/requests/:id/events', async (request, reply) => {
    const { id } = await readVisible(request);
    return followRequest(reply, { client, id, shown });
  });

  server.post<ById>('/requests/:id/cancel', async (request) => {
    const { id } = await readVisible(request);
    return shown(await client.cancel(id));
  });

  /** Answers hold what other organizations must not see. */
  async function readVisible(request: FastifyRequest<ById>) {
    const { id } = request.params;
    const caller = callerOf(request);
    const explained = /^[0-9a-f-]{36}$/i.test(id) ? await client.explain(id) : undefined;
    if (!explained || (explained.trustee !== caller.trustee && !(await seesAll(caller)))) throw NoSuchRequest(id);
    return { id, explained };
  }
}
