import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';

import { ContentDamaged, KeyMissing } from './errors.ts';

/** Turns values into the bytes that the log stores, encrypted where they may hold secrets. */
export interface Sealer {
  /** JSON of a value; encrypted when sensitive. */
  seal(value: unknown, sensitive: boolean): Buffer;
  open(content: Buffer): unknown;
}

const plainMark = 0;
const sealedMark = 1;
const fingerprintBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + fingerprintBytes + nonceBytes;
const plain = Buffer.of(plainMark);

/**
 * AES-256-GCM under a key that is not in the database. The first key seals; the others only open, so that keys can be changed.
 * @param keys 32 bytes each
 */
export function createSealer(keys: readonly [Buffer, ...Buffer[]]): Sealer {
  const ring = new Map(keys.map((key) => [fingerprint(key).toString('hex'), createSecretKey(key)]));
  const [first] = keys;
  const current = createSecretKey(first);
  const mark = fingerprint(first);

  return {
    seal(value, sensitive) {
      const text = Buffer.from(JSON.stringify(value ?? null));
      if (!sensitive) return Buffer.concat([plain, text]);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current, nonce);
      const sealed = cipher.update(text);
      cipher.final();
      return Buffer.concat([Buffer.of(sealedMark), mark, nonce, sealed, cipher.getAuthTag()]);
    },
    open(content) {
      if (content[0] === plainMark) return JSON.parse(content.toString('utf8', 1));
      const name = content.subarray(1, 1 + fingerprintBytes).toString('hex');
      const key = ring.get(name);
      if (!key) throw KeyMissing(name);
      const decipher = createDecipheriv('aes-256-gcm', key, content.subarray(1 + fingerprintBytes, headerBytes));
      decipher.setAuthTag(content.subarray(content.length - tagBytes));
      const text = decipher.update(content.subarray(headerBytes, content.length - tagBytes));
      try {
        return JSON.parse(Buffer.concat([text, decipher.final()]).toString());
      } catch (cause) {
        const damaged = ContentDamaged();
        damaged.cause = cause;
        throw damaged;
      }
    },
  };
}

function fingerprint(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, fingerprintBytes);
}
