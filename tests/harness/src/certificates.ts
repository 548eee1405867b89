import { generate } from 'selfsigned';

/** A certificate with its private key, as PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

const day = 24 * 3600 * 1000;

/** An authority of a test's own. */
export async function makeAuthority(name: string): Promise<KeyPair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...common(),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert, key };
}

/** A certificate for a server on this machine. */
export function makeServerCertificate(authority: KeyPair): Promise<KeyPair> {
  return makeCertificate(authority, {
    name: 'localhost',
    alternative: [
      { type: 2, value: 'localhost' },
      { type: 7, ip: '127.0.0.1' },
    ],
    isServer: true,
  });
}

/** A certificate for a caller, with a mail address if one is given. */
export function makeClientCertificate(authority: KeyPair, name: string, address?: string): Promise<KeyPair> {
  const alternative = address === undefined ? [] : [{ type: 1 as const, value: address }];
  return makeCertificate(authority, { name, alternative, isServer: false });
}

interface Wanted {
  readonly name: string;
  readonly alternative: ({ type: 1 | 2; value: string } | { type: 7; ip: string })[];
  readonly isServer: boolean;
}

async function makeCertificate(authority: KeyPair, { name, alternative, isServer }: Wanted): Promise<KeyPair> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...common(),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', ...(isServer ? { serverAuth: true } : { clientAuth: true }) },
      ...(alternative.length > 0 ? [{ name: 'subjectAltName' as const, altNames: alternative }] : []),
    ],
  });
  return { cert, key };
}

function common() {
  return {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + day),
  } as const;
}
