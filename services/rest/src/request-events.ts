import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import type { Answer, Client, ExplainedStep } from '@tenantry/engine/client';
import type { FastifyReply } from 'fastify';

const lookMilliseconds = 200;
/** Proxies end connections on which nothing moves. */
const quietMilliseconds = 15_000;
const movingStates = new Set<string>(['queued', 'running', 'undoing', 'suspended']);

export interface Following {
  readonly client: Pick<Client, 'explain' | 'find'>;
  readonly id: string;
  shown(answer: Answer): Record<string, unknown>;
}

/**
 * Sends each step of a request as a server-sent event when it appears or its outcome changes, and `ended` with the answer
 * when it has ended. Source: HTML Living Standard, server-sent events
 */
export function followRequest(reply: FastifyReply, following: Following): FastifyReply {
  const stream = new PassThrough();
  void sendEvents(stream, following).then(
    () => stream.end(),
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return reply.header('cache-control', 'no-store').type('text/event-stream').send(stream);
}

async function sendEvents(stream: PassThrough, { client, id, shown }: Following): Promise<void> {
  const sent = new Map<number, string>();
  let lastAt = performance.now();
  while (!stream.destroyed) {
    const explained = await client.explain(id);
    for (const step of explained?.steps ?? []) {
      if (sent.get(step.number) === step.outcome) continue;
      sent.set(step.number, step.outcome);
      lastAt = performance.now();
      write(stream, { event: 'step', id: step.number, data: summaryOf(step) });
    }
    if (!explained || !movingStates.has(explained.state)) {
      const answer = await client.find(id);
      write(stream, { event: 'ended', id: 0, data: answer ? shown(answer) : {} });
      return;
    }
    if (performance.now() - lastAt > quietMilliseconds) {
      stream.write(': still running\n\n');
      lastAt = performance.now();
    }
    await pause(lookMilliseconds);
  }
}

function write(stream: PassThrough, { event, id, data }: { event: string; id: number; data: unknown }): void {
  stream.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Inputs can be large; who wants them reads the steps. */
function summaryOf({ number, parent, namespace, procedure, kind, outcome, milliseconds, error }: ExplainedStep) {
  return { number, parent, namespace, procedure, kind, outcome, milliseconds, error };
}
