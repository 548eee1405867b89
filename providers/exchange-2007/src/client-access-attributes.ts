import type { Attributes, Changes } from '@tenantry/directory';
import { type Given, mimeFormats } from '@tenantry/schema';

import type { clientAccess } from './client-access.ts';
import { protocolChanges, protocolsOf } from './protocol-attributes.ts';
import { type ClientProtocols, field, type Protocol, protocolField, setProtocolField } from './protocol-settings.ts';
import { changeSegments, parseSegments } from './segmentation.ts';

type ClientAccess = Given<typeof clientAccess>;
type MimeFormat = (typeof mimeFormats)[number];

/** Bit of msExchOmaAdminWirelessEnable: ActiveSync is off. */
const activeSyncOff = 0x4;
/** Bit of msExchMobileMailboxFlags. */
const devicePartnership = 0x1;

/** A switch of the shell that is a field of a protocol. */
interface Switch {
  readonly name: BooleanSwitch;
  readonly protocol: Protocol;
  readonly place: number;
}

type BooleanSwitch =
  | 'owaEnabled'
  | 'popEnabled'
  | 'popUseProtocolDefaults'
  | 'imapEnabled'
  | 'imapUseProtocolDefaults'
  | 'mapiEnabled'
  | 'mapiBlockOutlookNonCachedMode'
  | 'mapiBlockOutlookRpcHttp';

const switches: readonly Switch[] = [
  { name: 'owaEnabled', protocol: 'HTTP', place: field.enabled },
  { name: 'popEnabled', protocol: 'POP3', place: field.enabled },
  { name: 'popUseProtocolDefaults', protocol: 'POP3', place: field.useDefaults },
  { name: 'imapEnabled', protocol: 'IMAP4', place: field.enabled },
  { name: 'imapUseProtocolDefaults', protocol: 'IMAP4', place: field.useDefaults },
  { name: 'mapiEnabled', protocol: 'MAPI', place: field.enabled },
  { name: 'mapiBlockOutlookNonCachedMode', protocol: 'MAPI', place: field.nonCachedRefused },
  { name: 'mapiBlockOutlookRpcHttp', protocol: 'MAPI', place: field.rpcHttpRefused },
];

/** Changes of the directory for the switches that a request gives. The policy is a link and stays aside. */
export function toClientAccessAttributes(attributes: Attributes, access: ClientAccess): Changes {
  const first = (name: string) => attributes[name]?.[0];
  const segments = changeSegments(first('msExchMailboxFolderSet'), access);
  return {
    ...protocolChanges(changeProtocols(protocolsOf(attributes), access)),
    msExchMailboxFolderSet: segments === undefined ? [] : [segments],
    ...(access.activeSyncAllowedDeviceIDs && { msExchMobileAllowedDeviceIDs: access.activeSyncAllowedDeviceIDs }),
    ...(access.activeSyncDebugLogging !== undefined && {
      msExchMobileDebugLogging: [access.activeSyncDebugLogging ? '1' : '0'],
    }),
    ...(access.hasActiveSyncDevicePartnership !== undefined && {
      msExchMobileMailboxFlags: [
        withBit(first('msExchMobileMailboxFlags'), devicePartnership, access.hasActiveSyncDevicePartnership),
      ],
    }),
  };
}

/** The switches of a mailbox; of a disabled one those that it will have again. */
export function toClientAccess(attributes: Attributes): ClientAccess {
  const first = (name: string) => attributes[name]?.[0];
  const protocols = protocolsOf(attributes);
  const formats = {
    popMessagesRetrievalMimeFormat: formatOf(protocols, 'POP3'),
    imapMessagesRetrievalMimeFormat: formatOf(protocols, 'IMAP4'),
  };
  const versions = protocolField(protocols, 'MAPI', field.versionsRefused);
  const policy = first('msExchMobileMailboxPolicyLink');
  return {
    ...Object.fromEntries(
      switches.map(({ name, protocol, place }) => [name, protocolField(protocols, protocol, place) === '1']),
    ),
    ...formats,
    ...(versions === '' ? {} : { mapiBlockOutlookVersions: versions }),
    activeSyncAllowedDeviceIDs: [...(attributes['msExchMobileAllowedDeviceIDs'] ?? [])],
    activeSyncDebugLogging: Number(first('msExchMobileDebugLogging') ?? 0) !== 0,
    activeSyncEnabled: !hasBit(protocols.mobileOff, activeSyncOff),
    ...(policy === undefined ? {} : { activeSyncMailboxPolicy: policy }),
    hasActiveSyncDevicePartnership: hasBit(first('msExchMobileMailboxFlags'), devicePartnership),
    ...parseSegments(first('msExchMailboxFolderSet')),
  };
}

function changeProtocols(present: ClientProtocols, access: ClientAccess): ClientProtocols {
  let protocols = present;
  for (const { name, protocol, place } of switches) {
    const on = access[name];
    if (on !== undefined)
      protocols = setProtocolField(protocols, protocol, { place, value: on ? '1' : unset(protocol, place) });
  }
  protocols = changeFormat(protocols, 'POP3', access.popMessagesRetrievalMimeFormat);
  protocols = changeFormat(protocols, 'IMAP4', access.imapMessagesRetrievalMimeFormat);
  if (access.mapiBlockOutlookVersions !== undefined) {
    protocols = setProtocolField(protocols, 'MAPI', {
      place: field.versionsRefused,
      value: access.mapiBlockOutlookVersions,
    });
  }
  const isOff = hasBit(protocols.mobileOff, activeSyncOff);
  if (access.activeSyncEnabled === undefined || access.activeSyncEnabled === !isOff) return protocols;
  return { ...protocols, mobileOff: withBit(protocols.mobileOff, activeSyncOff, !access.activeSyncEnabled) };
}

// What Outlook is refused is empty when it is not; everything else is 0.
function unset(protocol: Protocol, place: number): string {
  return protocol === 'MAPI' && place !== field.enabled ? '' : '0';
}

function changeFormat(protocols: ClientProtocols, protocol: Protocol, format: MimeFormat | undefined): ClientProtocols {
  if (format === undefined) return protocols;
  return setProtocolField(protocols, protocol, { place: field.mimeFormat, value: String(mimeFormats.indexOf(format)) });
}

function formatOf(protocols: ClientProtocols, protocol: Protocol): MimeFormat {
  return mimeFormats[Number(protocolField(protocols, protocol, field.mimeFormat))] ?? 'BestBodyFormat';
}

function hasBit(value: string | undefined, bit: number): boolean {
  return (Number(value ?? 0) & bit) !== 0;
}

function withBit(value: string | undefined, bit: number, on: boolean): string {
  const present = Number(value ?? 0);
  return String(on ? present | bit : present & ~bit);
}
