import type { Element } from '@tenantry/schema';

import type { Condition } from './condition.ts';
import { parseDocument } from './parse-document.ts';
import type { Submission } from './request.ts';
import { type RequestDocument, readRequest, readSimpleRequest } from './request-language/document.ts';
import type { Delegation } from './standing.ts';

/** What a request does, as the log keeps it. */
export type Body =
  | {
      readonly kind: 'procedure';
      readonly namespace: string;
      readonly procedure: string;
      readonly input: unknown;
      readonly onlyIf?: Condition;
    }
  /** A trusted request: a document with steps of its own. */
  | { readonly kind: 'document'; readonly document: string }
  /** A document with data for one public procedure. */
  | { readonly kind: 'simple'; readonly namespace: string; readonly procedure: string; readonly document: string }
  /** A call that a request put on the queue. */
  | {
      readonly kind: 'step';
      readonly namespace: string;
      readonly procedure: string;
      readonly executeData: string;
      readonly context: string;
      /** Its role is judged when it runs. */
      readonly outermost: boolean;
      /** 2: runs with the engine's own identity. */
      readonly impersonate?: number;
      /** 1: what undo needs is encrypted. */
      readonly sensitive?: number;
    };

/** Where a request comes from, beyond the name of its caller. */
export interface Origin {
  readonly delegation?: Delegation;
  /** Id of the call that brought it, as the log of the service has it. */
  readonly callId?: string;
  /** Where that call is in a trace (W3C Trace Context). */
  readonly traceParent?: string;
}

/** A body with its origin, in one piece of the log. */
export type StoredBody = Body & { readonly origin?: Origin };

/** Puts the origin to a body; most have none to tell. */
export function withOrigin(body: Body, { delegation, callId, traceParent }: Origin): StoredBody {
  const origin = {
    ...(delegation ? { delegation } : {}),
    ...(callId === undefined ? {} : { callId }),
    ...(traceParent === undefined ? {} : { traceParent }),
  };
  return Object.keys(origin).length > 0 ? { ...body, origin } : body;
}

/** The body of a submission; a document is parsed here once, so that its faults come before anything is logged. */
export function readBody(what: Submission['what']): {
  readonly body: Body;
  readonly parsed: RequestDocument | undefined;
} {
  if ('input' in what) {
    const { namespace, procedure, input, onlyIf } = what;
    return {
      body: { kind: 'procedure', namespace, procedure, input, ...(onlyIf ? { onlyIf } : {}) },
      parsed: undefined,
    };
  }
  const element = parseDocument(what.document);
  if ('procedure' in what) return { body: { kind: 'simple', ...what }, parsed: readSimpleRequest(element) };
  return { body: { kind: 'document', document: what.document }, parsed: readRequest(element) };
}

/** Short title of a request for lists: what it calls. */
export function titleOf(body: Body, parsed: RequestDocument | undefined): string {
  if (body.kind !== 'document') return `${body.namespace}::${body.procedure}`;
  const names = parsed?.procedure ? [...new Set(calledBy(parsed.procedure.element))] : [];
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown || 'request';
}

function calledBy(element: Element): string[] {
  const own =
    element.name === 'execute' || element.name === 'queue'
      ? [`${element.attributes['namespace'] ?? ''}::${element.attributes['procedure'] ?? ''}`]
      : [];
  return [...own, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : calledBy(child)))];
}
