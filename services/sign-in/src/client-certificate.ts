import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** A certificate of a caller that comes from an authority of ours. */
export interface ClientCertificate {
  /** The same for the same certificate only. */
  readonly fingerprint: string;
  /** Whom it names: the first mail address of its alternative names, else the common name of its subject. */
  readonly account: string;
}

/** The certificate that a caller has proven to be his; undefined without TLS, without one, or when nobody we trust made it. */
export function clientCertificate(socket: Socket): ClientCertificate | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const certificate = socket.getPeerX509Certificate();
  const account = certificate && accountIn(certificate);
  return certificate && account ? { fingerprint: certificate.fingerprint256, account } : undefined;
}

function accountIn({ subject, subjectAltName }: X509Certificate): string | undefined {
  // A value with anything special in it is quoted, and is no address then.
  const [, address] = /(?:^|, )email:([^\s",]+)(?=,|$)/.exec(subjectAltName ?? '') ?? [];
  if (address !== undefined) return address;
  const names = [...subject.matchAll(/^CN=(.+)$/gm)].map(([, name]) => name);
  return names.length === 1 ? names[0] : undefined;
}
