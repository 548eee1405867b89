import type { Client } from '@tenantry/engine/client';
import { type Element, renderXml } from '@tenantry/schema';

import { InitializeFailed } from './errors.ts';

/** A procedure that is to be run after components have changed. */
export interface Initialization {
  readonly namespace: string;
  readonly procedure: string;
  /** Children of executeData. */
  readonly parameters: Readonly<Record<string, string>>;
}

const initializeSeconds = 300;

/** Runs procedures on an engine server, in one transaction. */
export async function executeAll(
  { client }: { readonly client: Client },
  clientTransactionId: string,
  list: readonly Initialization[],
): Promise<void> {
  const queued = await client.submit({
    what: { document: renderXml(initializeDocument(list)) },
    caller: { trustee: 'system' },
    clientTransactionId,
    queue: {},
  });
  const answer = queued.error ? queued : await client.wait(queued.requestId, initializeSeconds * 1000);
  if (answer?.state === 'done') return;
  const error = answer?.error ?? { code: 'ENGINE_BUSY', message: `it has not ended within ${initializeSeconds} s.` };
  if (!answer?.error) await client.cancel(queued.requestId);
  throw InitializeFailed(list.map(nameOf).join(', '), error.code, error.message);
}

function initializeDocument(list: readonly Initialization[]): Element {
  const executes = list.map(
    ({ namespace, procedure, parameters }): Element => ({
      name: 'execute',
      attributes: { namespace, procedure },
      children: [
        element(
          'executeData',
          Object.entries(parameters).map(([name, value]) => element(name, [value])),
        ),
      ],
    }),
  );
  return element('request', [element('data', []), element('procedure', executes)]);
}

function element(name: string, children: (Element | string)[]): Element {
  return { name, attributes: {}, children };
}

/** What people call it. */
export function nameOf({ namespace, procedure }: Initialization): string {
  return `${namespace}::${procedure}`;
}
