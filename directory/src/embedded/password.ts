import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Hashes and checks passwords. */
export interface Passwords {
  /** A salted scrypt hash of a password (RFC 7914), as text. */
  hash(password: string): Promise<string>;
  /** Whether a password belongs to a hash; takes the same time whether it does or not. */
  check(password: string, hash: string): Promise<boolean>;
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const saltBytes = 16;
const keyBytes = 32;
/**
 * Each hash takes one of the four threads of the process for some fifty milliseconds. Files and names need threads, too:
 * where callers could take all of them, a deployment under load took a minute to read its packages.
 */
const atOnce = 2;

export function createPasswords(): Passwords {
  let free = atOnce;
  const waiting: (() => void)[] = [];

  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const key = await deriveInTurn(password, salt);
      return `scrypt:${salt.toString('base64')}:${key.toString('base64')}`;
    },
    async check(password, hash) {
      const [, salt = '', key = ''] = hash.split(':');
      const wanted = Buffer.from(key, 'base64');
      const found = await deriveInTurn(password, Buffer.from(salt, 'base64'));
      return wanted.length === found.length && timingSafeEqual(wanted, found);
    },
  };

  async function deriveInTurn(password: string, salt: Buffer): Promise<Buffer> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await derive(password.normalize('NFC'), salt, keyBytes);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  }
}
