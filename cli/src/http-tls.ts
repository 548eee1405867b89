import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { SecureContextOptions, TlsOptions } from 'node:tls';

import { PlainHttpRefused, TlsFilesInvalid } from './errors.ts';
import { readTextFile } from './read-text-file.ts';
import type { Settings } from './settings.ts';
import type { TlsSettings } from './sign-in-settings.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** @throws CLI_PLAIN_HTTP_REFUSED where passwords would travel in clear between machines */
export function requireSafe({ host, signIn }: Pick<Settings, 'host' | 'signIn'>): void {
  if (signIn.tls || signIn.plainHttp || loopback.test(host)) return;
  throw PlainHttpRefused(host);
}

/**
 * Reads what TLS needs, complete and fitting together, so that a half-written pair is told and never taken.
 * @throws CLI_FILE_UNREADABLE, CLI_TLS_FILES_INVALID
 */
export async function readTlsFiles(settings: TlsSettings): Promise<TlsOptions & SecureContextOptions> {
  const { certificateFile, keyFile, clientAuthoritiesFile } = settings;
  const [cert, key] = await Promise.all([readTextFile(certificateFile), readTextFile(keyFile)]);
  requirePair(settings, { cert, key });
  if (clientAuthoritiesFile === undefined) return { cert, key };
  const ca = await readTextFile(clientAuthoritiesFile);
  requireCertificate(clientAuthoritiesFile, ca);
  // Who has no certificate signs in in another way; what one is worth is looked at then.
  return { cert, key, ca, requestCert: true, rejectUnauthorized: false };
}

function requirePair(
  { certificateFile, keyFile }: TlsSettings,
  { cert, key }: { readonly cert: string; readonly key: string },
): void {
  const certificate = requireCertificate(certificateFile, cert);
  const privateKey = attempt(keyFile, () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey)) {
    throw TlsFilesInvalid(keyFile, `it is not the key of the certificate in ${certificateFile}`);
  }
}

function requireCertificate(file: string, text: string): X509Certificate {
  return attempt(file, () => new X509Certificate(text));
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const error = TlsFilesInvalid(file, cause instanceof Error ? cause.message : String(cause));
    error.cause = cause;
    throw error;
  }
}
