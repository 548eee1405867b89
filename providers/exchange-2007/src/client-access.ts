import { boolean, list, oneOf, optional, text } from '@tenantry/schema';

/** How POP and IMAP clients get the text of messages, in the order of the values in protocolSettings. */
export const mimeFormats = [
  'TextOnly',
  'HtmlOnly',
  'HtmlAndTextAlternative',
  'TextEnrichedOnly',
  'TextEnrichedAndTextAlternative',
  'BestBodyFormat',
] as const;

/** Switches of SetCASMailbox and GetCASMailbox, in the order of the published elements. */
export const clientAccess = {
  imapEnabled: optional(boolean('IMAP4.')),
  mapiEnabled: optional(boolean('MAPI (Outlook).')),
  owaEnabled: optional(boolean('Outlook Web Access.')),
  popEnabled: optional(boolean('POP3.')),
  activeSyncAllowedDeviceIDs: optional(
    list('value', text('A device.', { maxLength: 256 }), { sentence: 'Devices that may synchronize; none: all.' }),
  ),
  activeSyncDebugLogging: optional(boolean('Log errors of mobile devices.')),
  activeSyncEnabled: optional(boolean('ActiveSync.')),
  activeSyncMailboxPolicy: optional(
    text('ActiveSync mailbox policy: name, DN or LDAP path; empty: the default policy.'),
  ),
  hasActiveSyncDevicePartnership: optional(boolean('Has a partnership with a device.')),
  popUseProtocolDefaults: optional(boolean('POP3 takes the settings of the server.')),
  popMessagesRetrievalMimeFormat: optional(oneOf(mimeFormats, 'Form of messages for POP3 clients.')),
  imapUseProtocolDefaults: optional(boolean('IMAP4 takes the settings of the server.')),
  imapMessagesRetrievalMimeFormat: optional(oneOf(mimeFormats, 'Form of messages for IMAP4 clients.')),
  mapiBlockOutlookNonCachedMode: optional(boolean('Outlook must use cached mode.')),
  mapiBlockOutlookVersions: optional(text('Versions of Outlook that are refused, e.g. -11.8010.8036.')),
  mapiBlockOutlookRpcHttp: optional(boolean('Outlook Anywhere is refused.')),
  owaCalendarEnabled: owa('Calendar'),
  owaContactsEnabled: owa('Contacts'),
  owaTasksEnabled: owa('Tasks'),
  owaJournalEnabled: owa('Journal'),
  owaNotesEnabled: owa('Notes'),
  owaPublicFoldersEnabled: owa('Public folders'),
  owaRemindersAndNotificationsEnabled: owa('Reminders and new mail notifications'),
  owaPremiumClientEnabled: owa('Premium client'),
  owaSpellCheckerEnabled: owa('Spell checker'),
  owaSMimeEnabled: owa('S/MIME'),
  owaSearchFoldersEnabled: owa('Search folders'),
  owaSignaturesEnabled: owa('Signatures'),
  owaRulesEnabled: owa('Rules'),
  owaThemeSelectionEnabled: owa('Themes'),
  owaJunkEmailEnabled: owa('Junk mail settings'),
  owaUMIntegrationEnabled: owa('Unified messaging'),
  owaWSSAccessOnPublicComputersEnabled: owa('SharePoint on public computers'),
  owaWSSAccessOnPrivateComputersEnabled: owa('SharePoint on private computers'),
  owaUNCAccessOnPublicComputersEnabled: owa('File shares on public computers'),
  owaUNCAccessOnPrivateComputersEnabled: owa('File shares on private computers'),
  owaActiveSyncIntegrationEnabled: owa('Settings of mobile devices'),
  owaAllAddressListsEnabled: owa('All address lists'),
  owaRecoverDeletedItemsEnabled: owa('Recovery of deleted items'),
  owaChangePasswordEnabled: owa('Change of the password'),
};

function owa(what: string) {
  return optional(boolean(`${what} in Outlook Web Access.`));
}
