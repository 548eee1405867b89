import type { AddressInfo } from 'node:net';

import { webServices } from '@tenantry/cli/web-services';
import type { Client, Submission } from '@tenantry/engine/client';
import { type ServiceFace, soapService } from '@tenantry/soap';
import { fastify } from 'fastify';

import type { Message } from './any-message.ts';

/** The web services with nothing behind them: they keep what arrives, and answer what they are given. */
export interface RecordingServer {
  /** Where a service takes a message, which is known by its number. */
  addressOf(face: ServiceFace, number: number): string;
  /** What has arrived, by the number of the message. */
  readonly arrived: ReadonlyMap<number, Submission['what']>;
  close(): Promise<void>;
}

export async function startRecordingServer(
  definitions: ReturnType<Client['definitions']>,
  messages: readonly Message[],
): Promise<RecordingServer> {
  const arrived = new Map<number, Submission['what']>();
  // The id of a call is that of its HTTP request: here its address, which ends with the number.
  const server = fastify({ genReqId: ({ url }) => url ?? '' });
  await server.register(soapService, {
    prefix: '/mpsws',
    services: webServices,
    authenticate: async () => ({ trustee: 'system' }),
    client: {
      definitions: () => definitions,
      async submit({ what, callId }) {
        const number = Number(callId?.split('=').at(-1));
        arrived.set(number, what);
        // The only element of an answer: the output of a procedure, or a document.
        const [content] = Object.values(messages[number]?.response ?? {});
        const told = typeof content === 'string' ? { document: content } : { output: content };
        return { requestId: '', state: 'done', warnings: [], ...told };
      },
    },
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    addressOf: ({ service }, number) => `http://127.0.0.1:${port}/mpsws/${service.name}/Service.asmx?number=${number}`,
    arrived,
    close: () => server.close(),
  };
}
