import { type RequestFilter, requestStates } from '@tenantry/engine/client';

import { QueryInvalid } from './errors.ts';

export type Query = Readonly<Record<string, string | undefined>>;

const limitMaximum = 1000;

/** Whether `plan=true` stands in the address. */
export function readPlan({ plan }: Query): boolean {
  if (plan === undefined || plan === 'false') return false;
  if (plan === 'true' || plan === '') return true;
  throw QueryInvalid('plan', plan, 'true or false');
}

/** Which requests are wanted. */
export function readFilter({ state, title, about, since, until, after, limit }: Query): RequestFilter {
  return {
    ...(state === undefined ? {} : { states: state.split(',').map(readState) }),
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { about }),
    ...(since === undefined ? {} : { since: readTime('since', since) }),
    ...(until === undefined ? {} : { until: readTime('until', until) }),
    ...(after === undefined ? {} : { after: readId(after) }),
    ...(limit === undefined ? {} : { limit: readLimit(limit) }),
  };
}

/** Whether `Prefer: respond-async` is asked for. Source: RFC 7240 */
export function prefersAsync(prefer: string | undefined): boolean {
  return (prefer ?? '').split(',').some((part) => part.split(';', 1)[0]?.trim().toLowerCase() === 'respond-async');
}

function readState(text: string) {
  const state = requestStates.find((each) => each === text.trim());
  if (state === undefined) throw QueryInvalid('state', text, requestStates.join(', '));
  return state;
}

function readTime(name: string, text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw QueryInvalid(name, text, 'a time such as 2026-11-25T12:00:00Z');
  return time;
}

function readId(text: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(text)) throw QueryInvalid('after', text, 'the id of a request');
  return text;
}

function readLimit(text: string): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > limitMaximum) throw QueryInvalid('limit', text, `a number from 1 to ${limitMaximum}`);
  return limit;
}
