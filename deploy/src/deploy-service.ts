import { join } from 'node:path';

import { type Principal, ProvisioningError } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { type ActionOrder, cancelActions, listActions, listPending, queueAction, queueGroup } from './actions.ts';
import { ActionSenseless, DeployForbidden, DeployUnauthenticated } from './errors.ts';
import { readLog } from './log.ts';
import { listChanges } from './records.ts';
import { applyRollup, checkRollup, listRollupFiles, listRollups, type RollupParts, revertRollup } from './rollup.ts';
import { listServers } from './servers.ts';
import { startDeployment } from './start-deployment.ts';
import { readTree } from './tree.ts';
import { findDrift } from './wanted-state.ts';

export interface DeployServiceOptions {
  readonly deployment: RollupParts;
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
  /** Whether somebody administers the whole installation; nobody else sees or changes anything here. */
  isAdministrator(caller: Principal): Promise<boolean>;
}

const kinds: readonly string[] = ['install', 'uninstall', 'execute', 'verify'];
const bodyBytes = 100_000;

/** What `tenantry deploy` and `tenantry rollup` do, over HTTP in JSON. A Fastify plugin; register it with a prefix. */
export async function deployService(server: FastifyInstance, options: DeployServiceOptions): Promise<void> {
  const { deployment } = options;
  const { pool } = deployment;
  const callers = new WeakMap<FastifyRequest, Principal>();

  // A browser form cannot send this type, so no foreign page can make a browser deploy with remembered credentials.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: bodyBytes },
    server.getDefaultJsonParser('error', 'error'),
  );
  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ProvisioningError)) throw error;
    return sendError(reply, error);
  });
  server.addHook('onRequest', async (request, reply) => {
    const caller = await options.authenticate(request);
    if (!caller) {
      reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"');
      throw DeployUnauthenticated();
    }
    if (!(await options.isAdministrator(caller))) throw DeployForbidden(caller.trustee);
    callers.set(request, caller);
  });

  server.get('/tree', () => readTree(deployment));
  server.get('/servers', () => listServers(pool));
  server.get('/pending', () => listPending(deployment));
  server.get('/actions', () => listActions(deployment));
  server.get('/changes', () => listChanges(pool));
  server.get('/drift', () => findDrift(deployment));
  server.get('/rollups', () => listRollups(deployment));
  server.get('/rollups/files', () => listRollupFiles(deployment));
  server.get<{ Querystring: { component?: string } }>('/log', ({ query: { component } }) =>
    readLog(pool, component === undefined ? {} : { component }),
  );

  server.post('/actions', async (request, reply) => {
    const order = readOrder(request.body);
    const operator = operatorOf(request);
    const queued =
      'group' in order
        ? await queueGroup(deployment, order, operator)
        : [await queueAction(deployment, order, operator)];
    return reply.code(201).send(queued);
  });
  server.delete<{ Params: { id: string } }>('/actions/:id', async ({ params: { id } }, reply) => {
    await cancelActions(deployment, [Number.parseInt(id, 10) || 0]);
    return reply.code(204).send();
  });
  server.post('/start', (request) => startDeployment(deployment, operatorOf(request)));
  server.post('/rollups/check', async ({ body }) => checkRollup(deployment, await inShare(deployment, body)));
  server.post('/rollups/apply', async (request) =>
    applyRollup(deployment, await inShare(deployment, request.body), operatorOf(request)),
  );
  server.post('/rollups/revert', async (request) => ({
    reverted: await revertRollup(deployment, undefined, operatorOf(request)),
  }));

  function operatorOf(request: FastifyRequest): string {
    return callers.get(request)?.trustee ?? '';
  }
}

/** The manifest of a rollup in the package share: over HTTP nobody names a file elsewhere. */
async function inShare({ share }: RollupParts, body: unknown): Promise<string> {
  const { manifest } = (body ?? {}) as Record<string, unknown>;
  if (typeof manifest !== 'string' || !/^[A-Za-z0-9][\w.-]*\.json$/.test(manifest)) {
    throw ActionSenseless('No manifest is named.', 'Give "manifest", the name of a .json file in the package share.');
  }
  return join(await share.folder(), manifest);
}

type Order = ActionOrder | { readonly kind: ActionOrder['kind']; readonly group: string };

function readOrder(body: unknown): Order {
  const { kind, group, component, parameters, ...others } = (body ?? {}) as Record<string, unknown>;
  const isKnown = typeof kind === 'string' && kinds.includes(kind);
  const isNamed = typeof group === 'string' || typeof component === 'string';
  if (!isKnown || !isNamed) {
    throw ActionSenseless(
      'The action has no kind, or names nothing.',
      `Give kind (${kinds.join(', ')}) and component or group.`,
    );
  }
  const wrong = Object.entries(others).find(([, value]) => typeof value !== 'string');
  if (wrong) throw ActionSenseless(`"${wrong[0]}" is no text.`, 'server, procedure and version are text.');
  const texts =
    parameters === undefined || Object.values(parameters as object).every((value) => typeof value === 'string');
  if (!texts) throw ActionSenseless('"parameters" is no record of texts.', 'Give each parameter as text.');
  // Each part has been looked at above.
  return body as object as Order;
}

/** As HTTP says it: not there, somebody else is at work, or not possible. */
function sendError(reply: FastifyReply, error: ProvisioningError): FastifyReply {
  const { code, message } = error;
  const statuses: Readonly<Record<string, number>> = {
    [DeployUnauthenticated.code]: 401,
    [DeployForbidden.code]: 403,
    SIGN_IN_TOO_MANY_ATTEMPTS: 429,
    SIGN_IN_TOO_MANY_CALLS: 429,
    SIGN_IN_ISSUER_UNAVAILABLE: 503,
    DEPLOY_BUSY: 409,
  };
  const status = statuses[code] ?? (code.includes('_NO_SUCH_') ? 404 : 422);
  return reply.code(status).send({ code, message });
}
