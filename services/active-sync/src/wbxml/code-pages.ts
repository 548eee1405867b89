/**
 * Names of the code pages ([MS-ASWBXML] 2.1.2.1) that this server reads or writes itself. Documents with others are read
 * and written as well: a tag is a number, and needs a name only to be spoken of.
 */

export const airSync = codePage(0, { Sync: 0x05, Status: 0x0e });

export const move = codePage(5, { MoveItems: 0x05, Status: 0x0b });

export const getItemEstimate = codePage(6, { GetItemEstimate: 0x05, Status: 0x0e });

export const folderHierarchy = codePage(7, {
  Status: 0x0c,
  SyncKey: 0x12,
  FolderCreate: 0x13,
  FolderDelete: 0x14,
  FolderUpdate: 0x15,
  FolderSync: 0x16,
});

export const meetingResponse = codePage(8, { MeetingResponse: 0x07, Status: 0x0b });

export const resolveRecipients = codePage(10, { ResolveRecipients: 0x05, Status: 0x07 });

export const validateCertificate = codePage(11, { ValidateCert: 0x05, Status: 0x0a });

export const ping = codePage(13, { Ping: 0x05, Status: 0x07, HeartbeatInterval: 0x08 });

export const provision = codePage(14, {
  Provision: 0x05,
  Policies: 0x06,
  Policy: 0x07,
  PolicyType: 0x08,
  PolicyKey: 0x09,
  Data: 0x0a,
  Status: 0x0b,
  RemoteWipe: 0x0c,
  EASProvisionDoc: 0x0d,
  DevicePasswordEnabled: 0x0e,
  AlphanumericDevicePasswordRequired: 0x0f,
  RequireStorageCardEncryption: 0x10,
  PasswordRecoveryEnabled: 0x11,
  AttachmentsEnabled: 0x13,
  MinDevicePasswordLength: 0x14,
  MaxInactivityTimeDeviceLock: 0x15,
  MaxDevicePasswordFailedAttempts: 0x16,
  MaxAttachmentSize: 0x17,
  AllowSimpleDevicePassword: 0x18,
  DevicePasswordExpiration: 0x19,
  DevicePasswordHistory: 0x1a,
  AllowStorageCard: 0x1b,
  AllowCamera: 0x1c,
  RequireDeviceEncryption: 0x1d,
  AllowUnsignedApplications: 0x1e,
  AllowUnsignedInstallationPackages: 0x1f,
  MinDevicePasswordComplexCharacters: 0x20,
  AllowWiFi: 0x21,
  AllowTextMessaging: 0x22,
  AllowPOPIMAPEmail: 0x23,
  AllowBluetooth: 0x24,
  AllowIrDA: 0x25,
  RequireManualSyncWhenRoaming: 0x26,
  AllowDesktopSync: 0x27,
  MaxCalendarAgeFilter: 0x28,
  AllowHTMLEmail: 0x29,
  MaxEmailAgeFilter: 0x2a,
  MaxEmailBodyTruncationSize: 0x2b,
  MaxEmailHTMLBodyTruncationSize: 0x2c,
  RequireSignedSMIMEMessages: 0x2d,
  RequireEncryptedSMIMEMessages: 0x2e,
  RequireSignedSMIMEAlgorithm: 0x2f,
  RequireEncryptionSMIMEAlgorithm: 0x30,
  AllowSMIMEEncryptionAlgorithmNegotiation: 0x31,
  AllowSMIMESoftCerts: 0x32,
  AllowBrowser: 0x33,
  AllowConsumerEmail: 0x34,
  AllowRemoteDesktop: 0x35,
  AllowInternetSharing: 0x36,
  UnapprovedInROMApplicationList: 0x37,
  ApplicationName: 0x38,
  ApprovedApplicationList: 0x39,
  Hash: 0x3a,
  AccountOnlyRemoteWipe: 0x3b,
});

export const search = codePage(15, { Search: 0x05, Status: 0x0c });

export const settings = codePage(18, {
  Settings: 0x05,
  Status: 0x06,
  Set: 0x08,
  DeviceInformation: 0x16,
  Model: 0x17,
  IMEI: 0x18,
  FriendlyName: 0x19,
  OS: 0x1a,
  OSLanguage: 0x1b,
  PhoneNumber: 0x1c,
  UserAgent: 0x20,
});

export const itemOperations = codePage(20, { ItemOperations: 0x05, Status: 0x0d });

export const composeMail = codePage(21, { SendMail: 0x05, SmartForward: 0x06, SmartReply: 0x07, Status: 0x12 });

export const find = codePage(25, { Find: 0x05, Status: 0x0a });

function codePage<const T extends Readonly<Record<string, number>>>(
  page: number,
  tokens: T,
): Readonly<Record<keyof T, number>> {
  const tags = Object.entries(tokens).map(([name, token]) => [name, (page << 8) | token]);
  // The keys are those of the table that was given.
  return Object.fromEntries(tags) as Record<keyof T, number>;
}
