import { optional } from './field.ts';
import { boolean, countOrUnlimited, integer, list, oneOf, text } from './fields.ts';

/** The directory keeps sizes in bytes of 32 bits; whole kilobytes end there. */
const attachmentMaximum = 2_097_151 * 1024;

/**
 * What an ActiveSync mailbox policy of Exchange 2007 SP1 says, in the order of the published elements: first the settings of the first
 * release, then those of SP1. What is not given to a new policy has its default; a change leaves it as it is.
 */
export const devicePolicySettings = {
  allowNonProvisionableDevices: optional(
    boolean('Devices that cannot take the policy may synchronize all the same. Default false.'),
  ),
  allowSimpleDevicePassword: optional(boolean('Passwords such as 1111 or 1234 are accepted. Default true.')),
  alphanumericDevicePasswordRequired: optional(
    boolean('The password must hold other characters than digits. Default false.'),
  ),
  attachmentsEnabled: optional(boolean('Attachments may be downloaded to the device. Default true.')),
  deviceEncryptionEnabled: optional(boolean('The storage card must be encrypted. Default false.')),
  devicePasswordEnabled: optional(boolean('The device must have a password. Default false.')),
  devicePasswordExpiration: optional(
    countOrUnlimited('Days after which a new password is due, or unlimited (default).', { minimum: 1, maximum: 730 }),
  ),
  devicePasswordHistory: optional(
    integer('How many former passwords may not be used again. Default 0.', { minimum: 0, maximum: 50 }),
  ),
  devicePolicyRefreshInterval: optional(
    timeSpan(
      'After this time the device has to fetch the policy again, d.hh:mm:ss, or Unlimited (default).',
      '(?:\\d{1,4}\\.)?(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d',
    ),
  ),
  maxAttachmentSize: optional(
    countOrUnlimited('Largest attachment in bytes that may be downloaded, or unlimited (default).', {
      maximum: attachmentMaximum,
    }),
  ),
  maxDevicePasswordFailedAttempts: optional(
    countOrUnlimited('Wrong passwords after which the device wipes itself, or unlimited (default).', {
      minimum: 4,
      maximum: 16,
    }),
  ),
  maxInactivityTimeDeviceLock: optional(
    timeSpan(
      'Idle time after which the device asks for the password, 00:01:00 to 01:00:00, or Unlimited (default).',
      '00:(?:0[1-9]|[1-5]\\d):[0-5]\\d|01:00:00',
    ),
  ),
  minDevicePasswordLength: optional(
    integer('Least length of the password; 0 (default) is without one.', { minimum: 0, maximum: 16 }),
  ),
  passwordRecoveryEnabled: optional(boolean('The recovery password is kept in the mailbox. Default false.')),
  uncAccessEnabled: optional(boolean('Files of Windows file shares may be read. Default true.')),
  wssAccessEnabled: optional(boolean('Files of SharePoint Services may be read. Default true.')),
  allowStorageCard: optional(boolean('The storage card may be used. Default true.')),
  allowCamera: optional(boolean('The camera may be used. Default true.')),
  requireDeviceEncryption: optional(boolean('The device itself must be encrypted. Default false.')),
  allowUnsignedApplications: optional(boolean('Applications without a signature may run. Default true.')),
  allowUnsignedInstallationPackages: optional(
    boolean('Installation packages without a signature may run. Default true.'),
  ),
  allowWiFi: optional(boolean('Wireless networks may be used. Default true.')),
  allowTextMessaging: optional(boolean('Text messages may be sent. Default true.')),
  allowPOPIMAPEmail: optional(boolean('Accounts with POP3 or IMAP4 may be set up. Default true.')),
  allowIrDA: optional(boolean('Infrared connections may be used. Default true.')),
  requireManualSyncWhenRoaming: optional(
    boolean('While roaming the device synchronizes only when its user asks for it. Default false.'),
  ),
  allowDesktopSync: optional(boolean('The device may synchronize with a computer. Default true.')),
  allowHTMLEmail: optional(boolean('Messages may come as HTML. Default true.')),
  requireSignedSMIMEMessages: optional(boolean('Messages must be signed. Default false.')),
  requireEncryptedSMIMEMessages: optional(boolean('Messages must be encrypted. Default false.')),
  allowSMIMESoftCerts: optional(boolean('Certificates of software may sign messages. Default true.')),
  allowBrowser: optional(boolean('The web browser may be used. Default true.')),
  allowConsumerEmail: optional(boolean('Personal mail accounts may be set up. Default true.')),
  allowRemoteDesktop: optional(boolean('The device may open a remote desktop. Default true.')),
  allowInternetSharing: optional(boolean('Others may use the connection of the device. Default true.')),
  allowBluetooth: optional(oneOf(['Disable', 'HandsfreeOnly', 'Allow'], 'Use of Bluetooth. Default Allow.')),
  maxCalendarAgeFilter: optional(
    oneOf(
      ['All', 'TwoWeeks', 'OneMonth', 'ThreeMonths', 'SixMonths'],
      'How far back the calendar is synchronized at most. Default All.',
    ),
  ),
  maxEmailAgeFilter: optional(
    oneOf(
      ['All', 'OneDay', 'ThreeDays', 'OneWeek', 'TwoWeeks', 'OneMonth'],
      'How far back messages are synchronized at most. Default All.',
    ),
  ),
  requireSignedSMIMEAlgorithm: optional(oneOf(['SHA1', 'MD5'], 'Algorithm of signatures. Default SHA1.')),
  requireEncryptionSMIMEAlgorithm: optional(
    oneOf(['TripleDES', 'DES', 'RC2128bit', 'RC264bit', 'RC240bit'], 'Algorithm of encryption. Default TripleDES.'),
  ),
  allowSMIMEEncryptionAlgorithmNegotiation: optional(
    oneOf(
      ['BlockNegotiation', 'OnlyStrongAlgorithmNegotiation', 'AllowAnyAlgorithmNegotiation'],
      'Whether the device may agree on another algorithm. Default AllowAnyAlgorithmNegotiation.',
    ),
  ),
  minDevicePasswordComplexCharacters: optional(
    integer('How many kinds of characters the password must hold. Default 1.', { minimum: 1, maximum: 4 }),
  ),
  maxEmailBodyTruncationSize: optional(
    countOrUnlimited('Kilobytes at which the text of messages is cut, or unlimited (default).'),
  ),
  maxEmailHTMLBodyTruncationSize: optional(
    countOrUnlimited('Kilobytes at which the HTML of messages is cut, or unlimited (default).'),
  ),
  unapprovedInROMApplicationList: optional(applications('Applications of the device that may not run.')),
  approvedApplicationList: optional(applications('Applications that may run, by digest; none: all.')),
};

/** A span that the patterns of both its forms take, or the word. */
function timeSpan(sentence: string, span: string) {
  return text(sentence, { pattern: `^(?:[Uu]nlimited|${span})$` });
}

function applications(sentence: string) {
  return list('value', text('One application.', { maxLength: 1024, pattern: '^\\S(?:.*\\S)?$' }), {
    sentence,
    maxItems: 1000,
  });
}
