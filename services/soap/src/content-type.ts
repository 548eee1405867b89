import { WrongContentType } from './errors.ts';
import { type SoapVersion, soap11, soap12 } from './soap-version.ts';

/** What the HTTP headers say of a message. */
export interface HttpForm {
  readonly version: SoapVersion;
  /** The SOAP action; empty when there is none. */
  readonly action: string;
}

/** What is taken, in words. */
export const xmlTypes = '"text/xml" for SOAP 1.1 or "application/soap+xml" for SOAP 1.2, in UTF-8 or UTF-16';
const charsetParameter = /;\s*charset\s*=\s*("[^"]*"|[^;\s]*)/i;
const actionParameter = /;\s*action\s*=\s*("[^"]*"|[^;\s]*)/i;
const encodings: readonly string[] = ['', 'utf-8', 'utf8', 'utf-16', 'us-ascii'];

/** Reads content type and action. Source: SOAP 1.1 section 6.1.1; RFC 3902 */
export function readHttpForm(contentType: string, soapAction: string | undefined): HttpForm {
  const [type = ''] = contentType.split(';', 1);
  const version = [soap11, soap12].find((each) => each.contentType === type.trim().toLowerCase());
  const charset = parameter(contentType, charsetParameter).toLowerCase();
  if (!version || !encodings.includes(charset)) throw WrongContentType(contentType, xmlTypes);
  const action = version === soap11 ? unquoted(soapAction?.trim() ?? '') : parameter(contentType, actionParameter);
  return { version, action };
}

/** The message has to be of the version that the content type says. */
export function checkVersion(form: HttpForm, found: SoapVersion, contentType: string): void {
  if (form.version !== found) throw WrongContentType(contentType, `"${found.contentType}" for SOAP ${found.name}`);
}

function parameter(contentType: string, pattern: RegExp): string {
  return unquoted(pattern.exec(contentType)?.[1] ?? '');
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text;
}
