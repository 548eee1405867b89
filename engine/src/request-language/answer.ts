import type { Element } from '@tenantry/schema';

import type { AnswerError } from '../answer.ts';

/** What a request gave: its data node, or its error. */
export interface AnswerContent {
  readonly data?: Element;
  readonly error?: AnswerError;
}

/** The `response` document of a request. Source: mpf-engine.md 2.3 */
export function renderAnswer({ data, error }: AnswerContent): Element {
  const children = [...(error ? [renderErrorContext(error)] : []), ...(data && !error ? [data] : [])];
  return { name: 'response', attributes: {}, children };
}

/** An error as XML: the historical code and description, the stable code as `name`, the call stack innermost first. */
export function renderErrorContext({ code, hresult, message, faults, sources }: AnswerError): Element {
  return {
    name: 'errorContext',
    attributes: { code: `0x${hresult.toString(16).padStart(8, '0')}`, description: message, name: code },
    children: [
      ...sources.map(({ namespace, procedure }) => empty('errorSource', { namespace, procedure })),
      ...faults.map(({ path, message: reason }) => empty('errorFault', { path, description: reason })),
    ],
  };
}

function empty(name: string, attributes: Record<string, string>): Element {
  return { name, attributes, children: [] };
}
