import { alsoSpelt, boolean, list, mimeFormats, oneOf, optional, text } from '@tenantry/schema';

/** Switches of SetCASMailbox and GetCASMailbox, in the order of the published elements. */
export const clientAccess = {
  imapEnabled: optional(alsoSpelt(boolean('IMAP4.'), 'ImapEnabled')),
  mapiEnabled: optional(alsoSpelt(boolean('MAPI (Outlook).'), 'MAPIEnabled')),
  owaEnabled: optional(alsoSpelt(boolean('Outlook Web Access.'), 'OWAEnabled')),
  popEnabled: optional(alsoSpelt(boolean('POP3.'), 'PopEnabled')),
  activeSyncAllowedDeviceIDs: optional(
    list('value', text('A device.', { maxLength: 256 }), { sentence: 'Devices that may synchronize; none: all.' }),
  ),
  activeSyncDebugLogging: optional(alsoSpelt(boolean('Log errors of mobile devices.'), 'ActiveSyncDebugLogging')),
  activeSyncEnabled: optional(alsoSpelt(boolean('ActiveSync.'), 'ActiveSyncEnabled')),
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
  owaCalendarEnabled: owa('OWACalendarEnabled', 'Calendar'),
  owaContactsEnabled: owa('OWAContactsEnabled', 'Contacts'),
  owaTasksEnabled: owa('OWATasksEnabled', 'Tasks'),
  owaJournalEnabled: owa('OWAJournalEnabled', 'Journal'),
  owaNotesEnabled: owa('OWANotesEnabled', 'Notes'),
  owaPublicFoldersEnabled: owa('OWAPublicFoldersEnabled', 'Public folders'),
  owaRemindersAndNotificationsEnabled: owa(
    'OWARemindersAndNotificationsEnabled',
    'Reminders and new mail notifications',
  ),
  owaPremiumClientEnabled: owa('OWAPremiumClientEnabled', 'Premium client'),
  owaSpellCheckerEnabled: owa('OWASpellCheckerEnabled', 'Spell checker'),
  owaSMimeEnabled: owa('OWASMimeEnabled', 'S/MIME'),
  owaSearchFoldersEnabled: owa('OWASearchFoldersEnabled', 'Search folders'),
  owaSignaturesEnabled: owa('OWASignaturesEnabled', 'Signatures'),
  owaRulesEnabled: owa('OWARulesEnabled', 'Rules'),
  owaThemeSelectionEnabled: owa('OWAThemeSelectionEnabled', 'Themes'),
  owaJunkEmailEnabled: owa('OWAJunkEmailEnabled', 'Junk mail settings'),
  owaUMIntegrationEnabled: owa('OWAUMIntegrationEnabled', 'Unified messaging'),
  owaWSSAccessOnPublicComputersEnabled: owa('OWAWSSAccessOnPublicComputersEnabled', 'SharePoint on public computers'),
  owaWSSAccessOnPrivateComputersEnabled: owa(
    'OWAWSSAccessOnPrivateComputersEnabled',
    'SharePoint on private computers',
  ),
  owaUNCAccessOnPublicComputersEnabled: owa('OWAUNCAccessOnPublicComputersEnabled', 'File shares on public computers'),
  owaUNCAccessOnPrivateComputersEnabled: owa(
    'OWAUNCAccessOnPrivateComputersEnabled',
    'File shares on private computers',
  ),
  owaActiveSyncIntegrationEnabled: owa('OWAActiveSyncIntegrationEnabled', 'Settings of mobile devices'),
  owaAllAddressListsEnabled: owa('OWAAllAddressListsEnabled', 'All address lists'),
  owaRecoverDeletedItemsEnabled: owa('OWARecoverDeletedItemsEnabled', 'Recovery of deleted items'),
  owaChangePasswordEnabled: owa('OWAChangePasswordEnabled', 'Change of the password'),
};

// KB952076 spells the names of the shell; the schema of the managed layer begins them in lower case.
function owa(name: string, what: string) {
  return optional(alsoSpelt(boolean(`${what} in Outlook Web Access.`), name));
}
