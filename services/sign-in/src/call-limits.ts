import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { addressKey } from './address-key.ts';
import { TooManyCalls } from './errors.ts';
import type { Refuse } from './refusal.ts';

/** Calls in a minute at one server; 0 for as many as somebody likes. */
export interface CallLimitOptions {
  readonly perAccount: number;
  readonly perAddress: number;
}

/** Bounds what one caller can ask of a server. */
export interface CallLimits {
  /** @throws SIGN_IN_TOO_MANY_CALLS */
  countAddress(address: string, refuse: Refuse): Promise<void>;
  /** @throws SIGN_IN_TOO_MANY_CALLS */
  countAccount(trustee: string, refuse: Refuse): Promise<void>;
}

const seconds = 60;

export function createCallLimits({ perAccount, perAddress }: CallLimitOptions): CallLimits {
  const accounts = perAccount > 0 ? new RateLimiterMemory({ points: perAccount, duration: seconds }) : undefined;
  const addresses = perAddress > 0 ? new RateLimiterMemory({ points: perAddress, duration: seconds }) : undefined;
  return {
    countAddress: (address, refuse) =>
      count(addresses, { key: addressKey(address), whose: 'from your address', refuse }),
    countAccount: (trustee, refuse) => count(accounts, { key: trustee, whose: 'by your account', refuse }),
  };
}

async function count(
  limiter: RateLimiterMemory | undefined,
  { key, whose, refuse }: { readonly key: string; readonly whose: string; readonly refuse: Refuse },
): Promise<void> {
  try {
    await limiter?.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const wait = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refuse(TooManyCalls(whose, String(wait)), wait);
  }
}
