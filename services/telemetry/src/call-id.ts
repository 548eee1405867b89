import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Header that names a call, on its way in and out. */
export const callIdHeader = 'x-request-id';

const form = /^[A-Za-z0-9._:+/=-]{1,64}$/;

/** The id of a call: that of the caller, who can find his calls in our log then, or one of ours. */
export function callId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[callIdHeader];
  return typeof given === 'string' && form.test(given) ? given : randomUUID();
}
