import { optional } from './field.ts';
import { alsoSpelt, boolean, list, oneOf, text } from './fields.ts';

/** How POP and IMAP clients get the text of messages, in the order of the values in protocolSettings. */
export const mimeFormats = [
  'TextOnly',
  'HtmlOnly',
  'HtmlAndTextAlternative',
  'TextEnrichedOnly',
  'TextEnrichedAndTextAlternative',
  'BestBodyFormat',
] as const;

/**
 * Client access options of a mailbox. The published spelling of some switches begins with a capital; both are read.
 * @see exchange-2007-provider.yaml, cas_mailbox_parameters
 */
export const clientAccessOptions = {
  imapEnabled: switchOf('IMAP4.', 'ImapEnabled'),
  mapiEnabled: switchOf('Outlook (MAPI).', 'MAPIEnabled'),
  owaEnabled: switchOf('Outlook Web Access.', 'OWAEnabled'),
  popEnabled: switchOf('POP3.', 'PopEnabled'),
  activeSyncEnabled: switchOf('ActiveSync.', 'ActiveSyncEnabled'),
  owaCalendarEnabled: switchOf('Outlook Web Access: calendar.', 'OWACalendarEnabled'),
  owaContactsEnabled: switchOf('Outlook Web Access: contacts.', 'OWAContactsEnabled'),
  owaTasksEnabled: switchOf('Outlook Web Access: tasks.', 'OWATasksEnabled'),
  owaJournalEnabled: switchOf('Outlook Web Access: journal.', 'OWAJournalEnabled'),
  owaNotesEnabled: switchOf('Outlook Web Access: notes.', 'OWANotesEnabled'),
  owaRemindersAndNotificationsEnabled: switchOf(
    'Outlook Web Access: reminders and notifications.',
    'OWARemindersAndNotificationsEnabled',
  ),
  owaPremiumClientEnabled: switchOf('Outlook Web Access: premium client.', 'OWAPremiumClientEnabled'),
  owaSpellCheckerEnabled: switchOf('Outlook Web Access: spell checker.', 'OWASpellCheckerEnabled'),
  owaSearchFoldersEnabled: switchOf('Outlook Web Access: search folders.', 'OWASearchFoldersEnabled'),
  owaSignaturesEnabled: switchOf('Outlook Web Access: signatures.', 'OWASignaturesEnabled'),
  owaThemeSelectionEnabled: switchOf('Outlook Web Access: choice of a theme.', 'OWAThemeSelectionEnabled'),
  owaJunkEmailEnabled: switchOf('Outlook Web Access: junk e-mail filter.', 'OWAJunkEmailEnabled'),
  owaUMIntegrationEnabled: switchOf('Outlook Web Access: voice mail.', 'OWAUMIntegrationEnabled'),
  owaWSSAccessOnPublicComputersEnabled: switchOf(
    'Outlook Web Access: SharePoint libraries from public computers.',
    'OWAWSSAccessOnPublicComputersEnabled',
  ),
  owaWSSAccessOnPrivateComputersEnabled: switchOf(
    'Outlook Web Access: SharePoint libraries from private computers.',
    'OWAWSSAccessOnPrivateComputersEnabled',
  ),
  owaUNCAccessOnPublicComputersEnabled: switchOf(
    'Outlook Web Access: file shares from public computers.',
    'OWAUNCAccessOnPublicComputersEnabled',
  ),
  owaUNCAccessOnPrivateComputersEnabled: switchOf(
    'Outlook Web Access: file shares from private computers.',
    'OWAUNCAccessOnPrivateComputersEnabled',
  ),
  owaActiveSyncIntegrationEnabled: switchOf(
    'Outlook Web Access: page of the own mobile devices.',
    'OWAActiveSyncIntegrationEnabled',
  ),
  owaAllAddressListsEnabled: switchOf(
    'Outlook Web Access: all address lists instead of the default one.',
    'OWAAllAddressListsEnabled',
  ),
  owaChangePasswordEnabled: switchOf('Outlook Web Access: change of the own password.', 'OWAChangePasswordEnabled'),
  owaRulesEnabled: switchOf('Outlook Web Access: rules.', 'OWARulesEnabled'),
  owaPublicFoldersEnabled: switchOf('Outlook Web Access: public folders.', 'OWAPublicFoldersEnabled'),
  owaSMimeEnabled: switchOf('Outlook Web Access: S/MIME.', 'OWASMimeEnabled'),
  owaRecoverDeletedItemsEnabled: switchOf(
    'Outlook Web Access: recovery of deleted items.',
    'OWARecoverDeletedItemsEnabled',
  ),
  activeSyncAllowedDeviceIDs: optional(
    list('value', text('Device that may synchronize.', { maxLength: 256 }), {
      sentence: 'The only devices that may synchronize.',
    }),
  ),
  activeSyncDebugLogging: switchOf('Log errors of mobile devices.', 'ActiveSyncDebugLogging'),
  activeSyncMailboxPolicy: optional(
    alsoSpelt(text('ActiveSync mailbox policy.', { maxLength: 256 }), 'ActiveSyncMailboxPolicy'),
  ),
  hasActiveSyncDevicePartnership: switchOf(
    'The mailbox has a partnership with a device.',
    'HasActiveSyncDevicePartnership',
  ),
  popUseProtocolDefaults: switchOf('POP3 takes its settings from the server.', 'PopUseProtocolDefaults'),
  popMessagesRetrievalMimeFormat: format('PopMessagesRetrievalMimeFormat', 'POP3'),
  imapUseProtocolDefaults: switchOf('IMAP4 takes its settings from the server.', 'ImapUseProtocolDefaults'),
  imapMessagesRetrievalMimeFormat: format('ImapMessagesRetrievalMimeFormat', 'IMAP4'),
  mapiBlockOutlookNonCachedMode: switchOf('Outlook has to work in cached mode.', 'MAPIBlockOutlookNonCachedMode'),
  mapiBlockOutlookVersions: optional(
    alsoSpelt(
      text('Outlook versions that are refused, e.g. -11.9.9999.', { maxLength: 256 }),
      'MAPIBlockOutlookVersions',
    ),
  ),
  mapiBlockOutlookRpcHttp: switchOf('Outlook may not come in over HTTP.', 'MAPIBlockOutlookRpcHttp'),
};

function switchOf(sentence: string, alias: string) {
  return optional(alsoSpelt(boolean(sentence), alias));
}

function format(alias: string, protocol: string) {
  return optional(alsoSpelt(oneOf(mimeFormats, `Form of messages for ${protocol} clients.`), alias));
}
