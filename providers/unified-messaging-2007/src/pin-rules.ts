import type { Attributes } from '@tenantry/directory';
import { boolean, integer, optional, record } from '@tenantry/schema';

import { PinTooShort, PinTooSimple } from './errors.ts';
import { pinSettings } from './mailbox-policy-settings.ts';
import { valueOfSetting } from './settings.ts';

/** An extension of fewer digits is in many PINs by chance. */
const shortestTelling = 4;

/** What a mailbox policy says of PINs; a limit that is missing is none. */
export interface PinRules {
  readonly allowCommonPatterns: boolean;
  readonly minimumLength: number;
  readonly historyCount: number;
  readonly lifetimeDays?: number;
  readonly lockOutAfter?: number;
  readonly resetAfter?: number;
}

export const pinRules = record('What the mailbox policy says of PINs.', {
  allowCommonPatterns: boolean('Whether PINs may be obvious.'),
  minimumLength: integer('Fewest digits.'),
  historyCount: integer('How many PINs, with the present one, may not come again.'),
  lifetimeDays: optional(integer('Days until a PIN has to be changed.')),
  lockOutAfter: optional(integer('Wrong PINs in a row that lock a mailbox out.')),
  resetAfter: optional(integer('Wrong PINs in a row after which the PIN has to be reset.')),
});

/** The rules of a policy by its attributes. */
export function pinRulesOf(policy: Attributes): PinRules {
  const value = (name: keyof typeof pinSettings) => valueOfSetting(pinSettings[name], policy);
  const lifetimeDays = limit(value('pinLifetime'));
  const lockOutAfter = limit(value('maxLogonAttempts'));
  const resetAfter = limit(value('logonFailuresBeforePINReset'));
  return {
    allowCommonPatterns: value('allowCommonPatterns') === 'true',
    minimumLength: Number(value('minPINLength')),
    historyCount: Number(value('pinHistoryCount')),
    ...(lifetimeDays === undefined ? {} : { lifetimeDays }),
    ...(lockOutAfter === undefined ? {} : { lockOutAfter }),
    ...(resetAfter === undefined ? {} : { resetAfter }),
  };
}

/**
 * Throws when a PIN is not what the policy wants.
 * @param numbers extensions and the like, which are the first thing that somebody else tries
 */
export function checkPin(pin: string, rules: PinRules, numbers: readonly string[]): void {
  if (pin.length < rules.minimumLength) throw PinTooShort(String(rules.minimumLength));
  if (rules.allowCommonPatterns) return;
  const reason = whyObvious(pin, numbers);
  if (reason !== undefined) throw PinTooSimple(reason);
}

/** Why a PIN is easily guessed; undefined when it is not. */
export function whyObvious(pin: string, numbers: readonly string[]): string | undefined {
  if (/^(\d)\1*$/.test(pin)) return 'all its digits are the same';
  if (isSequence(pin, 1) || isSequence(pin, -1)) return 'its digits follow each other';
  if (/^(\d+)\1+$/.test(pin)) return 'a part of it is repeated';
  if (numbers.some((number) => isPartOf(number, pin))) return 'it is the extension';
  return undefined;
}

function isPartOf(number: string, pin: string): boolean {
  return number.endsWith(pin) || (number.length >= shortestTelling && pin.endsWith(number));
}

function isSequence(pin: string, step: 1 | -1): boolean {
  return [...pin].every((digit, index) => index === 0 || Number(digit) === (Number(pin[index - 1]) + step + 10) % 10);
}

function limit(value: string): number | undefined {
  return value === 'Unlimited' || value === '0' ? undefined : Number(value);
}
