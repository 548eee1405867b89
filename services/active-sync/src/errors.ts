import { error } from '@tenantry/engine/client';

// Codes never change and are never used twice.

export const Unauthenticated = error(
  'ACTIVE_SYNC_UNAUTHENTICATED',
  0x8007052e,
  () => 'The request carries no valid user name and password. Sign in with HTTP Basic as the user of the mailbox.',
);

export const OtherUser = error(
  'ACTIVE_SYNC_OTHER_USER',
  0x80070005,
  (user) =>
    `The request is for "${user}", but somebody else has signed in. Devices sign in as the user of the mailbox.`,
);

export const NoMailbox = error(
  'ACTIVE_SYNC_NO_MAILBOX',
  0x80070005,
  () => 'The user who has signed in has no mailbox. Give the user one, or sign in as somebody else.',
);

export const Disabled = error(
  'ACTIVE_SYNC_DISABLED',
  0x80070005,
  () => 'ActiveSync is off for this mailbox. An administrator of the organization can enable it.',
);

export const TooManyDevices = error(
  'ACTIVE_SYNC_TOO_MANY_DEVICES',
  0x80070005,
  (maximum) => `The mailbox has ${maximum} devices, which is the most. Remove one that is no longer used.`,
);

export const QueryInvalid = error(
  'ACTIVE_SYNC_QUERY_INVALID',
  0x80070057,
  (reason) =>
    `The address is not one of ActiveSync: ${reason}. It names a command, a user and a device, plain or in base64 ([MS-ASHTTP] 2.2.1.1.1).`,
);

export const VersionNotSupported = error(
  'ACTIVE_SYNC_VERSION_NOT_SUPPORTED',
  0x80070032,
  (version, known) => `The protocol version is "${version}", but must be one of ${known}. OPTIONS tells them.`,
);

export const NotWbxml = error(
  'ACTIVE_SYNC_NOT_WBXML',
  0x80070057,
  (reason, position) => `The body is not WBXML as ActiveSync has it: it ${reason}, seen at byte ${position}.`,
);

export const BodyTooLarge = error(
  'ACTIVE_SYNC_BODY_TOO_LARGE',
  0x800700df,
  (limit) => `The body has more than ${limit} bytes, which is the most for this command.`,
);

export const NotInstalled = error(
  'ACTIVE_SYNC_NOT_INSTALLED',
  0x800706ba,
  () => 'The Exchange 2007 Mobility Provider, which keeps the books of devices, is not installed. Deploy it.',
);

export const NoBackend = error(
  'ACTIVE_SYNC_NO_BACKEND',
  0x800706ba,
  () =>
    'There is no ActiveSync server behind this endpoint: policies can be fetched here, but no mail. Name one with --active-sync-backend.',
);

export const BackendUnreachable = error(
  'ACTIVE_SYNC_BACKEND_UNREACHABLE',
  0x800706ba,
  (reason) => `The ActiveSync server behind this endpoint does not answer: ${reason}. Check --active-sync-backend.`,
);

export const Stopping = error(
  'ACTIVE_SYNC_STOPPING',
  0x800706bb,
  () => 'The server is about to stop. Try again in a few seconds.',
);
