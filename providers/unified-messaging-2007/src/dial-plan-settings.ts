import type { dialPlanFields, fixedDialPlanFields, umDiallingFields } from '@tenantry/schema';

import { numberIn, type SettingsOf, textIn, truthIn, valuesIn, wordIn } from './settings.ts';

/** What is chosen when a dial plan is made, and stays. */
export const fixedDialPlanSettings = {
  numberOfDigitsInExtension: numberIn('msExchUMNumberingPlanDigits', 5),
  uriType: wordIn('msExchUMDialPlanURIType', { TelExtn: 0, E164: 1, SipName: 2 }),
} satisfies SettingsOf<typeof fixedDialPlanFields>;

/** What callers may dial. */
export const diallingSettings = {
  allowDialPlanSubscribers: truthIn('msExchUMDialPlanSubscribersAllowed', true),
  allowedInCountryGroups: valuesIn('msExchUMAllowedInCountryGroups'),
  allowedInternationalGroups: valuesIn('msExchUMAllowedInternationalGroups'),
  allowExtensions: truthIn('msExchUMExtensionLengthNumbersAllowed', true),
} satisfies SettingsOf<typeof umDiallingFields>;

/** Of a dial plan as of a mailbox. */
export const audioCodecSetting = wordIn('msExchUMAudioCodec', { WMA: 1, G711: 0, GSM: 2 });

/** What may be set of a dial plan at any time. */
export const dialPlanSettings = {
  accessTelephoneNumbers: valuesIn('msExchUMVoiceMailPilotNumbers'),
  ...diallingSettings,
  audioCodec: audioCodecSetting,
  automaticSpeechRecognitionEnabled: truthIn('msExchUMASREnabled', true),
  callSomeoneEnabled: truthIn('msExchUMCallSomeoneEnabled', true),
  configuredInCountryGroups: valuesIn('msExchUMAvailableInCountryGroups'),
  configuredInternationalGroups: valuesIn('msExchUMAvailableInternationalGroups'),
  contactScope: wordIn('msExchUMCallSomeoneScope', { DialPlan: 0, GlobalAddressList: 1, Extension: 2, AddressList: 4 }),
  countryOrRegionCode: textIn('msExchUMCountryCode'),
  defaultLanguage: numberIn('msExchUMDefaultLanguage', 1033),
  dialByNamePrimary: wordIn('msExchUMDialByNamePrimary', { LastFirst: 0, FirstLast: 1, SMTPAddress: 2 }),
  dialByNameSecondary: wordIn('msExchUMDialByNameSecondary', { SMTPAddress: 2, LastFirst: 0, FirstLast: 1, None: 3 }),
  extension: textIn('msExchUMOverrideExtension'),
  faxEnabled: truthIn('msExchUMFaxEnabled', true),
  inCountryNumberFormat: textIn('msExchUMInCountryNumberFormat'),
  infoAnnouncementEnabled: wordIn('msExchUMInfoAnnouncementStatus', { False: 0, True: 1, Uninterruptible: 2 }),
  infoAnnouncementFilename: textIn('msExchUMInfoAnnouncementFile'),
  inputFailuresBeforeDisconnect: numberIn('msExchUMCallFailuresToDisconnect', 3),
  internationalAccessCode: textIn('msExchUMInternationalAccessCode'),
  internationalNumberFormat: textIn('msExchUMInternationalNumberFormat'),
  logonFailuresBeforeDisconnect: numberIn('msExchUMLogonFailuresBeforeDisconnect', 3),
  matchedNameSelectionMethod: wordIn('msExchUMDisambiguationField', {
    None: 3,
    Title: 0,
    Department: 1,
    Location: 2,
    PromptForAlias: 4,
    InheritFromDialPlan: 5,
  }),
  maxCallDuration: numberIn('msExchUMMaxCallDuration', 30),
  maxRecordingDuration: numberIn('msExchUMMaxRecordingDuration', 20),
  nationalNumberPrefix: textIn('msExchUMNationalNumberPrefix'),
  operatorExtension: textIn('msExchUMOperatorExtension'),
  outsideLineAccessCode: textIn('msExchUMTrunkAccessCode'),
  recordingIdleTimeout: numberIn('msExchUMRecordingIdleTimeout', 5),
  sendVoiceMsgEnabled: truthIn('msExchUMSendVoiceMessageEnabled', true),
  voIPSecurity: wordIn('msExchUMDialPlanVoipSecurity', { Unsecured: 2, SIPSecured: 1, Secured: 3 }),
  welcomeGreetingEnabled: truthIn('msExchUMWelcomeGreetingEnabled', false),
  welcomeGreetingFilename: textIn('msExchUMWelcomeGreetingFile'),
} satisfies SettingsOf<typeof dialPlanFields>;

/** Everything that a dial plan tells of itself. */
export const allDialPlanSettings = {
  ...fixedDialPlanSettings,
  ...dialPlanSettings,
  phoneContext: textIn('msExchUMPhoneContext'),
};
