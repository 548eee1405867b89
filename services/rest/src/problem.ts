import type { AnswerError } from '@tenantry/engine/client';

/** What can be told of an error: of an answer, or of one that came before. */
export type Told = Pick<AnswerError, 'code' | 'hresult' | 'message' | 'faults' | 'sources'>;

/** An error as RFC 9457 wants it. */
export interface Problem {
  /** Names the kind of the error; the same for each occurrence. */
  readonly type: string;
  /** The stable code. */
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The request, where there is one. */
  readonly instance?: string;
  readonly code: string;
  /** What the historical system gave for it, e.g. 0x80070057. */
  readonly hresult: string;
  readonly invalidValues: readonly { readonly path: string; readonly found: string; readonly expected: string }[];
  /** The procedures that the error came through, innermost first. */
  readonly callStack: readonly { readonly namespace: string; readonly procedure: string }[];
}

export const problemType = 'application/problem+json; charset=utf-8';

/** Makes a problem of an error. */
export function problemOf(
  { code, hresult, message, faults, sources }: Told,
  { status, instance }: { readonly status: number; readonly instance?: string | undefined },
): Problem {
  return {
    type: `urn:tenantry:error:${code}`,
    title: code,
    status,
    detail: message,
    ...(instance === undefined ? {} : { instance }),
    code,
    hresult: `0x${hresult.toString(16).padStart(8, '0')}`,
    invalidValues: faults.map(({ path, found, expected }) => ({ path, found, expected })),
    callStack: sources.map(({ namespace, procedure }) => ({ namespace, procedure })),
  };
}
