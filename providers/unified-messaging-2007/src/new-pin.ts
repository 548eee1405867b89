import { PinUsedBefore } from './errors.ts';
import { hashPin, makePin, makeSalt } from './pin-hash.ts';
import type { PinRow } from './pin-rows.ts';
import { checkPin, type PinRules } from './pin-rules.ts';

/** What is kept of a new PIN, and the PIN itself, which is told once. */
export interface NewPin {
  readonly pin: string;
  readonly salt: string;
  readonly hash: string;
  readonly former: string[];
}

interface Facts {
  readonly rules: PinRules;
  readonly numbers: readonly string[];
  readonly pin?: Pick<PinRow, 'salt' | 'hash' | 'former'>;
}

/** Checks a PIN against the policy and the history of the mailbox, or makes one. */
export async function choosePin(wanted: string | undefined, { rules, numbers, pin: kept }: Facts): Promise<NewPin> {
  if (wanted !== undefined) checkPin(wanted, rules, numbers);
  const salt = kept?.salt ?? makeSalt();
  // The present PIN is one of those that may not come again.
  const earlier = kept ? [kept.hash, ...kept.former].slice(0, rules.historyCount) : [];
  for (;;) {
    const pin = wanted ?? makePin(rules, numbers);
    const hash = await hashPin(pin, salt);
    if (!earlier.includes(hash)) return { pin, salt, hash, former: earlier.slice(0, rules.historyCount - 1) };
    if (wanted !== undefined) throw PinUsedBefore(String(rules.historyCount));
  }
}
