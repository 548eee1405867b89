import type { AddressInfo } from 'node:net';

import type { Installation } from '@tenantry/cli/installation';
import { webServices } from '@tenantry/cli/web-services';
import { statusOfError } from '@tenantry/requests';
import { restService } from '@tenantry/rest';
import { parseXml } from '@tenantry/schema';
import { soapService } from '@tenantry/soap';
import { type FastifyInstance, fastify } from 'fastify';

import { measureHttp } from './http-load.ts';
import { line, type Measured, measure } from './measure.ts';
import { openSampleHoster } from './sample-hoster.ts';

/** How a read is called: GetPlan through one of the services. */
export interface Read {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const caller = { trustee: 'system' };
const input = { planName: 'MailboxGold' };
const rounds = 3;
const crowd = 16;

export const soapRead: Read = {
  path: '/mpsws/ManagedPlans/Service.asmx',
  headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '"urn:tenantry:ManagedPlans/GetPlan"' },
  body: `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body><GetPlan xmlns="urn:tenantry:ManagedPlans"><GetPlanRequest><planName>${input.planName}</planName></GetPlanRequest></GetPlan></soap:Body></soap:Envelope>`,
};
export const restRead: Read = {
  path: '/api/managed-plans/GetPlan',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(input),
};

/**
 * Calls of a read through SOAP and REST, each beside a bare handler that parses the same body with the same parser, and beside
 * the engine without a service. Signing in, the log and metrics are left out.
 */
export async function webServiceCalls(connectionString: string, folder: string, seconds: number): Promise<string[]> {
  const installation = await openSampleHoster(connectionString, folder);
  const servers: FastifyInstance[] = [];
  try {
    const { client } = installation;
    const what = { namespace: 'Managed Plans', procedure: 'GetPlan', input };
    const known = await client.submit({ what, caller });
    if (known.state !== 'done') throw new Error(`GetPlan ended as ${known.state}: ${known.error?.message}`);

    const report: string[] = [];
    for (const [name, read] of [
      ['SOAP', soapRead],
      ['REST', restRead],
    ] as const) {
      const bare = await listening(bareServer(read));
      // The layer alone: the engine's answer is at hand.
      const layer = await listening(serviceServer({ ...client, submit: async () => known }));
      const whole = await listening(serviceServer(client));
      servers.push(bare, layer, whole);
      for (const callers of [crowd, 1]) {
        const loads = [bare, layer, whole].map((server) => loadOf(server, read, callers));
        const engine: Load = (time) => measure(callers, time, () => client.submit({ what, caller }));
        report.push(...told(name, callers, await inTurns([...loads, engine], seconds)));
      }
    }
    return report;
  } finally {
    for (const server of servers) await server.close();
    await installation.stop();
  }
}

type Load = (seconds: number) => Promise<Measured>;

function loadOf(server: FastifyInstance, { path, headers, body }: Read, callers: number): Load {
  const { port } = server.server.address() as AddressInfo;
  return (seconds) => measureHttp({ url: `http://127.0.0.1:${port}${path}`, headers, body, callers, seconds });
}

/** One after the other, several times: the weather of a machine changes within seconds. Gives the middle one of each. */
async function inTurns(loads: readonly Load[], seconds: number): Promise<Measured[]> {
  // The first calls are those of the compiler.
  for (const load of loads) await load(Math.min(1, seconds / rounds));
  const turns: Measured[][] = loads.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, load] of loads.entries()) turns[index]?.push(await load(seconds / rounds));
  }
  return turns.flatMap((each) => each.sort((a, b) => a.p50 - b.p50).slice(rounds >> 1, (rounds >> 1) + 1));
}

function told(name: string, callers: number, [bare, layer, whole, engine]: readonly Measured[]): string[] {
  if (!bare || !layer || !whole || !engine) return [];
  const of = callers === 1 ? '1 caller' : `${callers} callers`;
  const share = ((layer.perSecond / bare.perSecond) * 100).toFixed(0);
  const more = (given: Measured, than: Measured) => `${(given.p50 - than.p50).toFixed(2)} ms more at p50`;
  return [
    line(`raw: parse the body of ${name}, ${of}`, bare),
    line(`${name} layer, answer at hand, ${of}`, layer, `${share} % of raw, ${more(layer, bare)}`),
    line(`engine: GetPlan, ${of}`, engine),
    line(`${name}: GetPlan, ${of}`, whole, `${more(whole, engine)} than the engine`),
  ];
}

async function bareServer({ path }: Read): Promise<FastifyInstance> {
  const server = fastify();
  server.addContentTypeParser('text/xml', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
    parseXml(body),
  );
  server.post(path, async ({ body }, reply) => {
    const isXml = typeof body === 'object' && body !== null && 'children' in body;
    return isXml ? reply.type('text/xml').send('<x/>') : reply.send({ x: true });
  });
  return server;
}

async function serviceServer(client: Installation['client']): Promise<FastifyInstance> {
  const server = fastify();
  const authenticate = async () => caller;
  await server.register(soapService, { prefix: '/mpsws', client, services: webServices, authenticate });
  await server.register(restService, {
    prefix: '/api',
    client,
    authenticate,
    seesAll: async () => true,
    statusOf: statusOfError,
  });
  return server;
}

async function listening(making: Promise<FastifyInstance>): Promise<FastifyInstance> {
  const server = await making;
  await server.listen({ host: '127.0.0.1', port: 0 });
  return server;
}
