import type { AnswerError } from '@tenantry/engine/client';
import { type Element, encode, type Fields, list, optional, record, text, type XmlName } from '@tenantry/schema';

import { NotUnderstood, Unauthenticated, VersionMismatch } from './errors.ts';
import { type SoapVersion, soapVersions } from './soap-version.ts';

/** Element of the detail. */
export const faultElement = 'ProvisioningFault';

const unbounded = { maxLength: 1_000_000 };

/** What the detail of a fault tells. */
export const faultFields = {
  code: text('Stable code of the error.'),
  hresult: text('What the historical system gave for it, e.g. 0x80070057.'),
  message: text('The sentence for a person.', unbounded),
  requestId: optional(text('The request; an operator opens it with "tenantry explain".')),
  invalidValues: list(
    'value',
    record('One value that is not right.', {
      path: text('Element names joined by "/", "@" before an attribute, "[n]" after a repeated element.', unbounded),
      found: text('What was found; never a secret.', unbounded),
      expected: text('What was expected.', unbounded),
    }),
    { sentence: 'Values at fault; empty when the error is about something else.' },
  ),
  callStack: list('procedure', record('One call.', { namespace: text('Its namespace.'), name: text('Its name.') }), {
    sentence: 'The procedures that the error came through, innermost first.',
  }),
} satisfies Fields;

/** An error as a fault is made of it: of the engine's answer, or one that came before. */
export type Told = Pick<AnswerError, 'code' | 'hresult' | 'message' | 'faults' | 'sources'>;

/** Codes that are not the caller's fault; the same call may succeed later. */
const oursByCode: ReadonlySet<string> = new Set([
  'ENGINE_UNEXPECTED',
  'ENGINE_OUTPUT_INVALID',
  'ENGINE_CONCURRENT_CALLS',
  'ENGINE_PROCEDURE_GONE',
  'ENGINE_STOPPING',
  'ENGINE_BUSY',
  'ENGINE_LOST',
  'ENGINE_IN_DOUBT',
  'ENGINE_KEY_MISSING',
  'ENGINE_CONTENT_DAMAGED',
  'ENGINE_DEADLINE_EXCEEDED',
  'SIGN_IN_ISSUER_UNAVAILABLE',
  'SOAP_FAILED',
]);

function isOurs({ code }: Pick<Told, 'code'>): boolean {
  return oursByCode.has(code);
}

/** Makes the fault of an error: what stands in the body. */
export function soapFault(
  error: Told,
  {
    version,
    namespace,
    requestId,
  }: { readonly version: SoapVersion; readonly namespace: string; readonly requestId?: string },
): Element {
  const code = `soap:${faultCode(error, version)}`;
  const detail = detailOf(error, namespace, requestId);
  // Faults of headers have no detail. Source: SOAP 1.1 section 4.4
  const details = isOfHeader(error) ? [] : [detail];
  if (version.name === '1.1') {
    return node('soap:Fault', [
      node('faultcode', [code]),
      node('faultstring', [error.message]),
      ...(details.length > 0 ? [node('detail', details)] : []),
    ]);
  }
  const reason = { name: 'soap:Text', attributes: { 'xml:lang': 'en' }, children: [error.message] };
  return node('soap:Fault', [
    node('soap:Code', [node('soap:Value', [code])]),
    node('soap:Reason', [reason]),
    ...(details.length > 0 ? [node('soap:Detail', details)] : []),
  ]);
}

/** Headers that SOAP 1.2 wants beside some faults. Source: SOAP 1.2 part 1 sections 5.4.7 and 5.4.8 */
export function faultHeaders({ code }: Told, version: SoapVersion, notUnderstood: readonly XmlName[] = []): Element[] {
  if (version.name === '1.1') return [];
  if (code === NotUnderstood.code) {
    return notUnderstood.map(({ namespace, local }) => ({
      name: 'soap:NotUnderstood',
      // A prefix cannot stand for no namespace.
      attributes: namespace === '' ? { qname: local } : { qname: `ns:${local}`, 'xmlns:ns': namespace },
      children: [],
    }));
  }
  if (code !== VersionMismatch.code) return [];
  const supported = soapVersions.map(({ envelope }) => ({
    name: 'soap:SupportedEnvelope',
    attributes: { qname: 'ns:Envelope', 'xmlns:ns': envelope },
    children: [],
  }));
  return [node('soap:Upgrade', supported.reverse())];
}

function faultCode(error: Told, version: SoapVersion): string {
  if (error.code === VersionMismatch.code) return 'VersionMismatch';
  if (error.code === NotUnderstood.code) return 'MustUnderstand';
  return isOurs(error) ? version.receiver : version.sender;
}

function isOfHeader({ code }: Told): boolean {
  return code === NotUnderstood.code;
}

function detailOf(error: Told, namespace: string, requestId: string | undefined): Element {
  const value = {
    code: error.code,
    hresult: `0x${error.hresult.toString(16).padStart(8, '0')}`,
    message: error.message,
    ...(requestId === undefined || requestId === '' ? {} : { requestId }),
    invalidValues: error.faults,
    callStack: error.sources.map((source) => ({ namespace: source.namespace, name: source.procedure })),
  };
  const detail = encode(faultFields, value, faultElement);
  return { ...detail, attributes: { xmlns: namespace } };
}

function node(name: string, children: (Element | string)[]): Element {
  return { name, attributes: {}, children };
}

/** HTTP status of a fault. Source: SOAP 1.1 section 6.2; SOAP 1.2 part 2 section 7.5.2.2 */
export function statusOfFault(error: Told, version: SoapVersion): number {
  const own = byCode[error.code];
  if (own !== undefined) return own;
  return version.name === '1.2' && !isOurs(error) && error.code !== VersionMismatch.code && !isOfHeader(error)
    ? 400
    : 500;
}

/** What HTTP has a word for, whatever the version. */
const byCode: Readonly<Record<string, number>> = {
  [Unauthenticated.code]: 401,
  SOAP_NO_SUCH_SERVICE: 404,
  SOAP_METHOD_NOT_ALLOWED: 405,
  SOAP_BODY_TOO_LARGE: 413,
  SOAP_WRONG_CONTENT_TYPE: 415,
  SIGN_IN_TOO_MANY_ATTEMPTS: 429,
  SIGN_IN_TOO_MANY_CALLS: 429,
  SIGN_IN_ISSUER_UNAVAILABLE: 503,
  ENGINE_STOPPING: 503,
  ENGINE_BUSY: 503,
};
