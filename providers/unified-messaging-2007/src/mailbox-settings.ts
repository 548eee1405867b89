import type { umMailboxFields } from '@tenantry/schema';

import { audioCodecSetting } from './dial-plan-settings.ts';
import { bitIn, type SettingsOf, textIn, wordIn } from './settings.ts';

/** Bits of msExchUMEnabledFlags (exchange-directory-model.md 15). */
export const enabledBits = {
  enabled: 1,
  fax: 2,
  calendar: 4,
  email: 8,
  subscriberAccess: 16,
  addressBook: 32,
  anonymousCallers: 256,
  speech: 512,
} as const;

/** What may be set of a mailbox that is enabled for unified messaging. */
export const mailboxSettings = {
  allowUMCallsFromNonUsers: wordIn('msExchUMListInDirectorySearch', { SearchEnabled: 1, None: 0 }),
  anonymousCallersCanLeaveMessages: flag('anonymousCallers'),
  automaticSpeechRecognitionEnabled: flag('speech'),
  callAnsweringAudioCodec: audioCodecSetting,
  displayName: textIn('displayName'),
  faxEnabled: flag('fax'),
  missedCallNotificationEnabled: bitIn('msExchUMServerWritableFlags', 1, true),
  operatorNumber: textIn('msExchUMOperatorNumber'),
  subscriberAccessEnabled: flag('subscriberAccess'),
  tuiAccessToAddressBookEnabled: flag('addressBook'),
  tuiAccessToCalendarEnabled: flag('calendar'),
  tuiAccessToEmailEnabled: flag('email'),
} satisfies SettingsOf<typeof umMailboxFields>;

function flag(name: keyof typeof enabledBits) {
  return bitIn('msExchUMEnabledFlags', enabledBits[name], true);
}
