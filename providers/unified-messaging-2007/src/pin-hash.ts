import { randomBytes, randomInt, scrypt } from 'node:crypto';

import { type PinRules, whyObvious } from './pin-rules.ts';

const saltBytes = 16;
const hashBytes = 32;
/** 16 MB and some 50 ms: a PIN has few digits, so each guess has to be dear. */
const cost = { N: 16_384, r: 8, p: 1 };

/** A salt for the hashes of one mailbox, hex. */
export function makeSalt(): string {
  return randomBytes(saltBytes).toString('hex');
}

/** The hash of a PIN, hex. Equal PINs of one mailbox have equal hashes, so that one computation finds it in the history. */
export function hashPin(pin: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'hex'), hashBytes, cost, (error, hash) =>
      error ? reject(error) : resolve(hash.toString('hex')),
    );
  });
}

/** A PIN by chance that is hard to guess. */
export function makePin({ minimumLength }: PinRules, numbers: readonly string[]): string {
  for (;;) {
    const pin = Array.from({ length: minimumLength }, () => randomInt(10)).join('');
    if (whyObvious(pin, numbers) === undefined) return pin;
  }
}
