import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const saltBytes = 16;
const keyBytes = 32;

/** A salted scrypt hash of a password (RFC 7914), as text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password.normalize('NFC'), salt, keyBytes);
  return `scrypt:${salt.toString('base64')}:${key.toString('base64')}`;
}

/** Whether a password belongs to a hash; takes the same time whether it does or not. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = '', key = ''] = hash.split(':');
  const wanted = Buffer.from(key, 'base64');
  const found = await derive(password.normalize('NFC'), Buffer.from(salt, 'base64'), keyBytes);
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}
