import { optional } from './field.ts';
import { boolean, integer, list, oneOf, text } from './fields.ts';

const dialGroup = { maxLength: 64, pattern: '\\S' };
const dialGroupRule = { maxLength: 256, pattern: '\\S' };
const digits = (maxLength: number) => ({ maxLength, pattern: '^\\d*$' });
const numberFormat = { maxLength: 27, pattern: '^[\\dx+]*$' };
const soundFile = { maxLength: 255, pattern: '^(|.*\\.([wW][aA][vV]|[wW][mM][aA]))$' };

/** What is chosen when a dial plan is made, and stays. */
export const fixedDialPlanFields = {
  numberOfDigitsInExtension: integer('Digits of an extension, 1 to 20.', { minimum: 1, maximum: 20 }),
  uriType: optional(
    oneOf(
      ['TelExtn', 'E164', 'SipName'],
      'How callers and users are named: TelExtn (extension, default), E164 (+14255550100) or SipName (SIP address).',
    ),
  ),
};

/** What callers may dial, of a dial plan, a UM mailbox policy and an auto attendant. */
export const umDiallingFields = {
  allowDialPlanSubscribers: optional(
    boolean('Whether callers may dial subscribers of the same dial plan. Default true.'),
  ),
  allowedInCountryGroups: optional(
    list('inCountryGroup', text('Name of an in-country dial group that is allowed.', dialGroup)),
  ),
  allowedInternationalGroups: optional(
    list('internationalGroup', text('Name of an international dial group that is allowed.', dialGroup)),
  ),
  allowExtensions: optional(
    boolean('Whether callers may dial extensions of the length that the dial plan has. Default true.'),
  ),
};

/** Codecs of recordings. */
export const umAudioCodec = optional(oneOf(['WMA', 'G711', 'GSM'], 'Codec of recordings: WMA (default), G711 or GSM.'));

/** What may be set of a dial plan at any time. */
export const dialPlanFields = {
  accessTelephoneNumbers: optional(
    list(
      'accessTelephoneNumber',
      text('Number that reaches voice mail; 1 to 32 characters.', { maxLength: 32, pattern: '\\S' }),
    ),
  ),
  ...umDiallingFields,
  audioCodec: umAudioCodec,
  automaticSpeechRecognitionEnabled: optional(
    boolean('Whether callers may speak in place of pressing keys. Default true.'),
  ),
  callSomeoneEnabled: optional(boolean('Whether callers may be put through to users. Default true.')),
  configuredInCountryGroups: optional(
    list('inCountryGroup', text('In-country dial group: name, number mask, dialled number, comment.', dialGroupRule)),
  ),
  configuredInternationalGroups: optional(
    list(
      'internationalGroup',
      text('International dial group: name, number mask, dialled number, comment.', dialGroupRule),
    ),
  ),
  contactScope: optional(
    oneOf(
      ['DialPlan', 'GlobalAddressList', 'Extension', 'AddressList'],
      'Whom callers find: DialPlan (default), GlobalAddressList, Extension or AddressList.',
    ),
  ),
  countryOrRegionCode: optional(text('Country code before numbers that go out.', digits(4))),
  defaultLanguage: optional(
    integer('Locale of what callers hear. Default 1033 (English).', { minimum: 1, maximum: 1_048_576 }),
  ),
  dialByNamePrimary: optional(
    oneOf(
      ['LastFirst', 'FirstLast', 'SMTPAddress'],
      'First way to spell a name: LastFirst (default), FirstLast or SMTPAddress.',
    ),
  ),
  dialByNameSecondary: optional(
    oneOf(
      ['SMTPAddress', 'LastFirst', 'FirstLast', 'None'],
      'Second way to spell a name: SMTPAddress (default), LastFirst, FirstLast or None.',
    ),
  ),
  extension: optional(text('Number that subscribers dial for voice mail.', digits(20))),
  faxEnabled: optional(boolean('Whether users may get faxes. Default true.')),
  inCountryNumberFormat: optional(text('Prefix of numbers of the same country.', numberFormat)),
  infoAnnouncementEnabled: optional(
    oneOf(
      ['False', 'True', 'Uninterruptible'],
      'Whether the announcement is heard: False (default), True, or Uninterruptible.',
    ),
  ),
  infoAnnouncementFilename: optional(text('File of the announcement (.wav).', soundFile)),
  inputFailuresBeforeDisconnect: optional(
    integer('Wrong entries before a call ends. Default 3.', { minimum: 1, maximum: 999 }),
  ),
  internationalAccessCode: optional(text('Code before international numbers.', digits(4))),
  internationalNumberFormat: optional(text('Prefix of international numbers.', numberFormat)),
  logonFailuresBeforeDisconnect: optional(
    integer('Wrong PINs before a call ends. Default 3.', { minimum: 1, maximum: 20 }),
  ),
  matchedNameSelectionMethod: optional(
    oneOf(
      ['None', 'Title', 'Department', 'Location', 'PromptForAlias', 'InheritFromDialPlan'],
      'What tells users of one name apart. Default None.',
    ),
  ),
  maxCallDuration: optional(integer('Minutes of a call. Default 30.', { minimum: 10, maximum: 120 })),
  maxRecordingDuration: optional(integer('Minutes of a message. Default 20.', { minimum: 1, maximum: 100 })),
  nationalNumberPrefix: optional(text('Code before numbers of the same country.', digits(4))),
  operatorExtension: optional(text('Extension of the operator.', digits(20))),
  outsideLineAccessCode: optional(text('Code for a line outside.', digits(16))),
  recordingIdleTimeout: optional(
    integer('Seconds of silence that end a recording. Default 5.', { minimum: 2, maximum: 10 }),
  ),
  sendVoiceMsgEnabled: optional(boolean('Whether callers may send voice messages to users. Default true.')),
  voIPSecurity: optional(
    oneOf(
      ['Unsecured', 'SIPSecured', 'Secured'],
      'Encryption of calls: Unsecured (default), SIPSecured (signalling) or Secured (signalling and voice).',
    ),
  ),
  welcomeGreetingEnabled: optional(boolean('Whether a special greeting is heard. Default false.')),
  welcomeGreetingFilename: optional(text('File of the greeting (.wav).', soundFile)),
};
