import { type Element, parseXml, renderXml } from '@tenantry/schema';

/**
 * WBXML as a device writes and reads it, for tests: from and to XML, by tables and code that are not the server's.
 * Names stand in the order of their tokens, from 5 on; a hyphen is a token without a name ([MS-ASWBXML] 2.1.2.1).
 */
const namespaces: Readonly<Record<string, { readonly page: number; readonly names: string }>> = {
  AirSync: {
    page: 0,
    names:
      'Sync Responses Add Change Delete Fetch SyncKey ClientId ServerId Status Collection Class - CollectionId GetChanges MoreAvailable WindowSize Commands Options FilterType - - Conflict Collections ApplicationData',
  },
  FolderHierarchy: {
    page: 7,
    names:
      'Folders Folder DisplayName ServerId ParentId Type - Status - Changes Add Delete Update SyncKey FolderCreate FolderDelete FolderUpdate FolderSync Count',
  },
  Ping: { page: 13, names: 'Ping AutdState Status HeartbeatInterval Folders Folder Id Class MaxFolders' },
  Provision: {
    page: 14,
    names:
      'Provision Policies Policy PolicyType PolicyKey Data Status RemoteWipe EASProvisionDoc DevicePasswordEnabled AlphanumericDevicePasswordRequired RequireStorageCardEncryption PasswordRecoveryEnabled - AttachmentsEnabled MinDevicePasswordLength MaxInactivityTimeDeviceLock MaxDevicePasswordFailedAttempts MaxAttachmentSize AllowSimpleDevicePassword DevicePasswordExpiration DevicePasswordHistory AllowStorageCard AllowCamera RequireDeviceEncryption AllowUnsignedApplications AllowUnsignedInstallationPackages MinDevicePasswordComplexCharacters AllowWiFi AllowTextMessaging AllowPOPIMAPEmail AllowBluetooth AllowIrDA RequireManualSyncWhenRoaming AllowDesktopSync MaxCalendarAgeFilter AllowHTMLEmail MaxEmailAgeFilter MaxEmailBodyTruncationSize MaxEmailHTMLBodyTruncationSize RequireSignedSMIMEMessages RequireEncryptedSMIMEMessages RequireSignedSMIMEAlgorithm RequireEncryptionSMIMEAlgorithm AllowSMIMEEncryptionAlgorithmNegotiation AllowSMIMESoftCerts AllowBrowser AllowConsumerEmail AllowRemoteDesktop AllowInternetSharing UnapprovedInROMApplicationList ApplicationName ApprovedApplicationList Hash AccountOnlyRemoteWipe',
  },
  Settings: {
    page: 18,
    names:
      'Settings Status Get Set Oof OofState StartTime EndTime OofMessage AppliesToInternal AppliesToExternalKnown AppliesToExternalUnknown Enabled ReplyMessage BodyType DevicePassword Password DeviceInformation Model IMEI FriendlyName OS OSLanguage PhoneNumber UserInformation EmailAddresses SmtpAddress UserAgent',
  },
  ComposeMail: { page: 21, names: 'SendMail SmartForward SmartReply SaveInSentItems - - - - - - - - - Status' },
};

const firstToken = 5;

/** Writes a document; an element belongs to the namespace of `xmlns` at it or above. */
export function wbxmlOf(xml: string): Buffer {
  const bytes = [3, 1, 0x6a, 0];
  let current = 0;
  write(parseXml(xml), '');
  return Buffer.from(bytes);

  function write({ name, attributes, children }: Element, inherited: string): void {
    const namespace = attributes['xmlns'] ?? inherited;
    const { page, names } = namespaces[namespace] ?? { page: -1, names: '' };
    const token = names.split(' ').indexOf(name) + firstToken;
    if (token < firstToken) throw new Error(`<${name}> is not known in "${namespace}"`);
    if (page !== current) bytes.push(0, page);
    current = page;
    bytes.push(children.length > 0 ? token + 64 : token);
    for (const child of children) {
      if (typeof child === 'string') bytes.push(3, ...new TextEncoder().encode(child), 0);
      else write(child, namespace);
    }
    if (children.length > 0) bytes.push(1);
  }
}

/** Reads a document into XML without line breaks; names of other namespaces are told by their page. */
export function xmlOf(wbxml: Buffer): string {
  const root: Element = { name: '', attributes: {}, children: [] };
  const path: { readonly element: Element; readonly namespace: string }[] = [{ element: root, namespace: '' }];
  let page = 0;
  for (let at = 4; at < wbxml.length; ) {
    const byte = wbxml.readUInt8(at++);
    const top = path.at(-1);
    if (!top) throw new Error('more ends than beginnings');
    if (byte === 0) page = wbxml.readUInt8(at++);
    else if (byte === 1) path.pop();
    else if (byte === 3) {
      const end = wbxml.indexOf(0, at);
      top.element.children.push(wbxml.toString('utf8', at, end));
      at = end + 1;
    } else {
      const { namespace, name } = nameOf(page, byte & 63);
      const attributes = namespace === top.namespace ? {} : { xmlns: namespace };
      const child: Element = { name, attributes, children: [] };
      top.element.children.push(child);
      if (byte >= 64) path.push({ element: child, namespace });
    }
  }
  return root.children.map((child) => (typeof child === 'string' ? child : renderXml(child))).join('');
}

function nameOf(page: number, token: number): { readonly namespace: string; readonly name: string } {
  const [namespace, table] = Object.entries(namespaces).find(([, each]) => each.page === page) ?? [`page-${page}`];
  return { namespace, name: table?.names.split(' ')[token - firstToken] ?? `token-${token}` };
}
