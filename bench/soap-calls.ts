import type { AddressInfo } from 'node:net';

import type { Installation } from '@tenantry/cli/installation';
import { webServices } from '@tenantry/cli/web-services';
import { parseXml } from '@tenantry/schema';
import { soapService } from '@tenantry/soap';
import { type FastifyInstance, fastify } from 'fastify';

import { type HttpLoad, measureHttp } from './http-load.ts';
import { line, type Measured, measure } from './measure.ts';

const callers = 16;
const caller = { trustee: 'system' };
const answered = { planName: 'MailboxGold' };
const message = `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body><GetPlan xmlns="urn:tenantry:ManagedPlans"><GetPlanRequest><planName>${answered.planName}</planName></GetPlanRequest></GetPlan></soap:Body></soap:Envelope>`;

/** Calls of a read a second through SOAP, beside a bare handler that parses the same body with the same parser. */
export async function soapCalls({ client }: Installation, seconds: number): Promise<string[]> {
  const what = { namespace: 'Managed Plans', procedure: 'GetPlan', input: answered };
  const known = await client.submit({ what, caller });
  if (known.state !== 'done') throw new Error(`GetPlan ended as ${known.state}: ${known.error?.message}`);
  const direct = await measure(callers, seconds, () => client.submit({ what, caller }));

  const bare = await serving(bareServer(), '/bare', seconds);
  // The layer alone: the engine's answer is at hand.
  const layer = await serving(soapServer({ ...client, submit: async () => known }), address, seconds);
  const whole = await serving(soapServer(client), address, seconds);
  const share = (measured: Measured, of: Measured) => `${((measured.perSecond / of.perSecond) * 100).toFixed(0)} %`;
  return [
    line(`bare: parse a SOAP body, ${callers} callers`, bare),
    line('SOAP layer, answer at hand', layer, `${share(layer, bare)} of bare`),
    line('engine: GetPlan without SOAP', direct),
    line('SOAP: GetPlan', whole, `${share(whole, bare)} of bare, ${share(whole, direct)} of the engine`),
  ];
}

const address = '/mpsws/ManagedPlans/Service.asmx';

async function bareServer(): Promise<FastifyInstance> {
  const server = fastify();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('text/xml', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
  server.post('/bare', async ({ body }, reply) => reply.type('text/xml').send(`<${parseXml(body as Buffer).name}/>`));
  return server;
}

async function soapServer(client: Installation['client']): Promise<FastifyInstance> {
  const server = fastify();
  await server.register(soapService, {
    prefix: '/mpsws',
    client,
    services: webServices,
    authenticate: async () => caller,
  });
  return server;
}

async function serving(making: Promise<FastifyInstance>, path: string, seconds: number): Promise<Measured> {
  const server = await making;
  await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    const { port } = server.server.address() as AddressInfo;
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '"urn:tenantry:ManagedPlans/GetPlan"' };
    const load: HttpLoad = { url: `http://127.0.0.1:${port}${path}`, headers, body: message, callers, seconds };
    // The first second is that of the compiler.
    await measureHttp({ ...load, seconds: Math.min(1, seconds) });
    return await measureHttp(load);
  } finally {
    await server.close();
  }
}
