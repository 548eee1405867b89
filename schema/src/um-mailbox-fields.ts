import { optional } from './field.ts';
import { boolean, integer, list, oneOf, secret, smtpAddress, text } from './fields.ts';
import { umAudioCodec, umDiallingFields } from './um-dial-plan-fields.ts';

const limitUpTo999 = '^([1-9]\\d{0,2}|[Uu]nlimited)$';
const texts = { maxLength: 1024 };

/** Rules that PINs follow. */
export const umPinRuleFields = {
  allowCommonPatterns: optional(
    boolean('Whether PINs may be obvious: repeated digits, sequences, the extension. Default false.'),
  ),
  minPINLength: optional(integer('Fewest digits of a PIN, 4 to 24. Default 6.', { minimum: 4, maximum: 24 })),
  pinHistoryCount: optional(
    integer('How many PINs, with the present one, may not come again; 1 to 20. Default 5.', {
      minimum: 1,
      maximum: 20,
    }),
  ),
  pinLifetime: optional(
    text('Days until a PIN has to be changed, 1 to 999, or Unlimited. New policies have 60.', {
      pattern: limitUpTo999,
    }),
  ),
  maxLogonAttempts: optional(
    text('Wrong PINs in a row that lock a mailbox out, 1 to 999, or Unlimited. New policies have 15.', {
      pattern: limitUpTo999,
    }),
  ),
  logonFailuresBeforePINReset: optional(
    text(
      'Wrong PINs in a row after which the PIN should be reset, 0 (never) to 999, or Unlimited. New policies have 5.',
      {
        pattern: '^(\\d{1,3}|[Uu]nlimited)$',
      },
    ),
  ),
};

/** What may be set of a UM mailbox policy. */
export const umMailboxPolicyFields = {
  ...umPinRuleFields,
  ...umDiallingFields,
  allowMissedCallNotifications: optional(boolean('Whether users are told of calls that they missed. Default true.')),
  faxID: optional(text('Name that a fax machine shows.', { maxLength: 20 })),
  faxMessageText: optional(text('Text beside a fax.', texts)),
  maxGreetingDuration: optional(integer('Minutes of a greeting, 1 to 10. Default 5.', { minimum: 1, maximum: 10 })),
  resetPINText: optional(text('Text of the note on a new PIN.', texts)),
  umEnabledText: optional(text('Text of the note to a new user.', texts)),
  voiceMailText: optional(text('Text beside a voice message.', texts)),
};

/** What may be set of a mailbox that is enabled for unified messaging. */
export const umMailboxFields = {
  allowUMCallsFromNonUsers: optional(
    oneOf(['SearchEnabled', 'None'], 'Whether callers find the user: SearchEnabled (default) or None.'),
  ),
  anonymousCallersCanLeaveMessages: optional(
    boolean('Whether callers without a number can leave messages. Default true.'),
  ),
  automaticSpeechRecognitionEnabled: optional(
    boolean('Whether the user may speak in place of pressing keys. Default true.'),
  ),
  callAnsweringAudioCodec: umAudioCodec,
  displayName: optional(text('Display name.', { maxLength: 256, pattern: '\\S' })),
  faxEnabled: optional(boolean('Whether the user may get faxes. Default true.')),
  missedCallNotificationEnabled: optional(boolean('Whether the user is told of calls that he missed. Default true.')),
  operatorNumber: optional(text('Digits of the personal operator.', { maxLength: 20, pattern: '^\\d*$' })),
  subscriberAccessEnabled: optional(
    boolean('Whether the user may reach the voice mailbox by telephone. Default true.'),
  ),
  tuiAccessToAddressBookEnabled: optional(
    boolean('Whether the user may use the address book by telephone. Default true.'),
  ),
  tuiAccessToCalendarEnabled: optional(boolean('Whether the user may use the calendar by telephone. Default true.')),
  tuiAccessToEmailEnabled: optional(boolean('Whether the user may use e-mail by telephone. Default true.')),
};

/** A PIN as requests give it; the policy may want more digits. */
export const umPin = secret('PIN of 4 to 24 digits; it must meet the mailbox policy.', {
  maxLength: 24,
  pattern: '^\\d{4,24}$',
});

/** What enabling a mailbox for unified messaging may be told. */
export const umEnablingFields = {
  automaticSpeechRecognitionEnabled: optional(
    boolean('Whether the user may speak in place of pressing keys. Default true.'),
  ),
  extensions: optional(list('extension', text('One extension, unique in the dial plan.', { maxLength: 20 }))),
  notifyEmail: optional(smtpAddress('Who is to be told of the PIN. Kept: Tenantry itself sends no mail.')),
  pilotNumber: optional(text('Number that the user is told to dial.', { maxLength: 64 })),
  pin: optional(umPin),
  pinExpired: optional(boolean('Whether the PIN has to be changed at the first logon. Default true.')),
  sipResourceIdentifier: optional(
    text('SIP address, or number as +14255550100, where the dial plan wants one.', { maxLength: 256 }),
  ),
  validateOnly: optional(boolean('true: only checks, and changes nothing.')),
};

/** What resetting a PIN may be told. */
export const umPinFields = {
  notifyEmail: optional(smtpAddress('Who is to be told of the PIN. Kept: Tenantry itself sends no mail.')),
  pin: optional(umPin),
  pinExpired: optional(boolean('true: a new PIN must be set at the next logon. Default true for a new PIN.')),
  lockedOut: optional(boolean('false: unlocks the mailbox; true: locks it.')),
};
