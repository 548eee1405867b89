import type { umMailboxPolicyFields, umPinRuleFields } from '@tenantry/schema';

import { diallingSettings } from './dial-plan-settings.ts';
import { bitIn, limitIn, numberIn, oppositeOf, type SettingsOf, textIn } from './settings.ts';

/** Rules that PINs follow. */
export const pinSettings = {
  allowCommonPatterns: oppositeOf(bitIn('msExchUMPinPolicyDisallowCommonPatterns', 1, true)),
  minPINLength: numberIn('msExchUMPinPolicyMinPasswordLength', 6),
  pinHistoryCount: numberIn('msExchUMPinPolicyNumberOfPreviousPasswordsDisallowed', 5),
  pinLifetime: limitIn('msExchUMPinPolicyExpiryDays'),
  maxLogonAttempts: limitIn('msExchUMPinPolicyAccountLockoutFailures'),
  logonFailuresBeforePINReset: limitIn('msExchUMLogonFailuresBeforePINReset'),
} satisfies SettingsOf<typeof umPinRuleFields>;

/** What may be set of a UM mailbox policy. */
export const mailboxPolicySettings = {
  ...pinSettings,
  ...diallingSettings,
  allowMissedCallNotifications: bitIn('msExchUMServerWritableFlags', 1, true),
  faxID: textIn('msExchUMFaxId'),
  faxMessageText: textIn('msExchUMFaxMessageText'),
  maxGreetingDuration: numberIn('msExchUMMaxGreetingDuration', 5),
  resetPINText: textIn('msExchUMResetPINText'),
  umEnabledText: textIn('msExchUMEnabledText'),
  voiceMailText: textIn('msExchUMVoiceMailText'),
} satisfies SettingsOf<typeof umMailboxPolicyFields>;

/** What a new policy has, as Exchange gives it. */
export const newPolicyValues = { pinLifetime: '60', maxLogonAttempts: '15', logonFailuresBeforePINReset: '5' } as const;
