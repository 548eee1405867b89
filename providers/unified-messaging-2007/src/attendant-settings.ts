import { boolean, integer, list, oneOf, optional, text, umDiallingFields } from '@tenantry/schema';
import { diallingSettings } from './dial-plan-settings.ts';
import { identity } from './fields.ts';
import { bitIn, oppositeOf, packedIn, type SettingsOf, textIn, truthIn, valuesIn, wordIn } from './settings.ts';

const soundFile = { maxLength: 255, pattern: '^(|.*\\.[wW][aA][vV])$' };
const keyMapping = text('Key mapping: key, name, extension, auto attendant, e.g. 1,Sales,7001.', {
  maxLength: 512,
  pattern: '\\S',
});
const afterHours = 'msExchUMAutoAttendantAfterHourFeatures';
const businessHours = 'msExchUMAutoAttendantBusinessHourFeatures';

/** Numbers that an auto attendant answers. */
export const pilotIdentifierList = optional(
  list('pilotIdentifier', text('Number that calls come in by.', { maxLength: 64, pattern: '\\S' })),
);
export const speechEnabled = optional(boolean('Whether callers may speak in place of pressing keys. Default false.'));
export const dtmfFallbackAutoAttendant = optional(
  identity('Auto attendant for callers whom speech recognition does not understand.'),
);

/** What may be set of an auto attendant besides what it refers to. */
export const attendantFields = {
  afterHoursKeyMappings: optional(list('afterHoursKeyMapping', keyMapping)),
  afterHoursKeyMappingEnabled: optional(boolean('Whether key mappings hold outside business hours. Default false.')),
  afterHoursMainMenuCustomPromptEnabled: optional(
    boolean('Whether a special main menu is heard outside business hours. Default false.'),
  ),
  afterHoursMainMenuCustomPromptFileName: optional(text('File of that menu (.wav).', soundFile)),
  afterHoursTransferToOperatorEnabled: optional(
    boolean('Whether callers may be put through to the operator outside business hours. Default false.'),
  ),
  afterHoursWelcomeGreetingEnabled: optional(
    boolean('Whether a special greeting is heard outside business hours. Default false.'),
  ),
  afterHoursWelcomeGreetingFileName: optional(text('File of that greeting (.wav).', soundFile)),
  ...umDiallingFields,
  missedCallNotificationEnabled: optional(boolean('Whether notes about missed calls are sent. Default false.')),
  businessHoursKeyMappings: optional(list('businessHoursKeyMapping', keyMapping)),
  businessHoursKeyMappingEnabled: optional(boolean('Whether key mappings hold in business hours. Default false.')),
  businessHoursMainMenuCustomPromptEnabled: optional(
    boolean('Whether a special main menu is heard in business hours. Default false.'),
  ),
  businessHoursMainMenuCustomPromptFileName: optional(text('File of that menu (.wav).', soundFile)),
  businessHoursTransferToOperatorEnabled: optional(
    boolean('Whether callers may be put through to the operator in business hours. Default false.'),
  ),
  businessHoursWelcomeGreetingEnabled: optional(
    boolean('Whether a special greeting is heard in business hours. Default false.'),
  ),
  businessHoursWelcomeGreetingFileName: optional(text('File of that greeting (.wav).', soundFile)),
  businessHoursSchedule: optional(
    list(
      'interval',
      text('Interval of business hours, e.g. Mon.08:00-Mon.17:30.', {
        pattern: '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\.\\d{2}:\\d{2}-(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\.\\d{2}:\\d{2}$',
      }),
    ),
  ),
  callSomeoneEnabled: optional(boolean('Whether callers may be put through to users. Default true.')),
  contactScope: optional(
    oneOf(['DialPlan', 'GlobalAddressList', 'AddressList'], 'Whom callers find. Default DialPlan.'),
  ),
  infoAnnouncementEnabled: optional(
    oneOf(['False', 'True', 'Uninterruptible'], 'Whether the announcement is heard. Default False.'),
  ),
  infoAnnouncementFilename: optional(text('File of the announcement (.wav).', soundFile)),
  language: optional(integer('Locale of what callers hear.', { minimum: 1, maximum: 1_048_576 })),
  nameLookupEnabled: optional(boolean('Whether callers may look users up by name. Default true.')),
  operatorExtension: optional(text('Extension of the operator.', { maxLength: 20, pattern: '^\\d*$' })),
  pilotIdentifierList,
  sendVoiceMsgEnabled: optional(boolean('Whether callers may send voice messages to users. Default false.')),
  speechEnabled,
  timeZone: optional(text('Time zone of the business hours, e.g. Europe/Berlin.', { maxLength: 64 })),
};

const flags = 'msExchUMAutoAttendantFlags';

export const attendantSettings = {
  afterHoursKeyMappings: packedIn(afterHours, 'KeyMapping'),
  afterHoursKeyMappingEnabled: packedIn(afterHours, 'KeyMappingEnabled', 'false'),
  afterHoursMainMenuCustomPromptEnabled: packedIn(afterHours, 'MainMenuCustomPromptEnabled', 'false'),
  afterHoursMainMenuCustomPromptFileName: packedIn(afterHours, 'MainMenuCustomPromptFilename'),
  afterHoursTransferToOperatorEnabled: packedIn(afterHours, 'TransferToOperatorEnabled', 'false'),
  afterHoursWelcomeGreetingEnabled: packedIn(afterHours, 'WelcomeGreetingEnabled', 'false'),
  afterHoursWelcomeGreetingFileName: packedIn(afterHours, 'WelcomeGreetingFilename'),
  ...diallingSettings,
  missedCallNotificationEnabled: bitIn(flags, 8, false),
  businessHoursKeyMappings: packedIn(businessHours, 'KeyMapping'),
  businessHoursKeyMappingEnabled: packedIn(businessHours, 'KeyMappingEnabled', 'false'),
  businessHoursMainMenuCustomPromptEnabled: packedIn(businessHours, 'MainMenuCustomPromptEnabled', 'false'),
  businessHoursMainMenuCustomPromptFileName: packedIn(businessHours, 'MainMenuCustomPromptFilename'),
  businessHoursTransferToOperatorEnabled: packedIn(businessHours, 'TransferToOperatorEnabled', 'false'),
  businessHoursWelcomeGreetingEnabled: packedIn(businessHours, 'WelcomeGreetingEnabled', 'false'),
  businessHoursWelcomeGreetingFileName: packedIn(businessHours, 'WelcomeGreetingFilename'),
  businessHoursSchedule: packedIn(businessHours, 'Schedule'),
  callSomeoneEnabled: truthIn('msExchUMCallSomeoneEnabled', true),
  contactScope: wordIn('msExchUMCallSomeoneScope', { DialPlan: 0, GlobalAddressList: 1, AddressList: 4 }),
  infoAnnouncementEnabled: wordIn('msExchUMInfoAnnouncementStatus', { False: 0, True: 1, Uninterruptible: 2 }),
  infoAnnouncementFilename: textIn('msExchUMInfoAnnouncementFile'),
  language: textIn('msExchUMDefaultLanguage'),
  // Bits of one number must agree in what a missing one means, so this one says the opposite.
  nameLookupEnabled: oppositeOf(bitIn(flags, 4, false)),
  operatorExtension: textIn('msExchUMOperatorExtension'),
  pilotIdentifierList: valuesIn('msExchUMAutoAttendantDialedNumbers'),
  sendVoiceMsgEnabled: truthIn('msExchUMSendVoiceMessageEnabled', false),
  speechEnabled: truthIn('msExchUMASREnabled', false),
  timeZone: packedIn(businessHours, 'TimeZone'),
} satisfies SettingsOf<typeof attendantFields>;

/** Whether an auto attendant answers; a new one does not. */
export const attendantEnabled = bitIn(flags, 1, false);
