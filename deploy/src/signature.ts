import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

import { PackageAltered, PackageUnsigned, PublisherUnknown, SignatureWrong } from './errors.ts';

/** The file beside a package or a rollup, `NAME.sig`: whose it is, what it is, and the proof. */
export interface Signature {
  readonly publisher: string;
  /** Of the whole file, in hexadecimal. */
  readonly sha512: string;
  readonly size: number;
  /** When it was made, as in `2008-02-21T13:08:00Z`. */
  readonly date: string;
  /** Ed25519, base64, over all the above. */
  readonly signature: string;
}

/** Public keys by publisher, as PEM. */
export type Publishers = ReadonlyMap<string, string>;

/** A key of a publisher; the private half is to be kept where nobody else can read it. */
export function makePublisherKey(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

export function publicKeyOf(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' }).toString();
}

/** Signs a file. The name is part of what is signed, so that nobody can give one package out for another. */
export function signFile(
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  { publisher, privateKey, date }: { readonly publisher: string; readonly privateKey: string; readonly date: Date },
): Signature {
  const about = {
    publisher,
    sha512: sha512(bytes),
    size: bytes.length,
    date: `${date.toISOString().slice(0, 19)}Z`,
  };
  const signature = sign(null, signed(name, about), createPrivateKey(privateKey)).toString('base64');
  return { ...about, signature };
}

/** Throws unless the file is what a trusted publisher signed under this name. */
export function checkSignature(
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  text: string | undefined,
  publishers: Publishers,
): Signature {
  const about = text === undefined ? undefined : readSignature(text);
  if (!about) throw PackageUnsigned(name);
  const key = publishers.get(about.publisher);
  if (key === undefined) throw PublisherUnknown(name, about.publisher);
  if (!isSignedBy(createPublicKey(key), name, about)) throw SignatureWrong(name, about.publisher);
  const found = sha512(bytes);
  if (found !== about.sha512) throw PackageAltered(name, found.slice(0, 12), about.sha512.slice(0, 12));
  return about;
}

export function sha512(bytes: Buffer): string {
  return createHash('sha512').update(bytes).digest('hex');
}

function isSignedBy(key: KeyObject, name: string, about: Signature): boolean {
  return verify(null, signed(name, about), key, Buffer.from(about.signature, 'base64'));
}

function signed(name: string, { publisher, sha512: digest, size, date }: Omit<Signature, 'signature'>): Buffer {
  return Buffer.from(['tenantry signature 1', name, publisher, digest, String(size), date].join('\n'));
}

function readSignature(text: string): Signature | undefined {
  try {
    const { publisher, sha512: digest, size, date, signature } = JSON.parse(text) as Record<string, unknown>;
    const strings = [publisher, digest, date, signature].every((each) => typeof each === 'string');
    // Checked in the line before.
    return strings && typeof size === 'number'
      ? ({ publisher, sha512: digest, size, date, signature } as Signature)
      : undefined;
  } catch {
    return undefined;
  }
}
