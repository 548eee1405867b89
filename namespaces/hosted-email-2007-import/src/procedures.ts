export { ImportMailbox } from './import-mailbox.ts';
export { ImportOfflineAddressBook } from './import-offline-address-book.ts';
export { ImportRootPublicFolder } from './import-root-public-folder.ts';
export { ImportSmtpDomains } from './import-smtp-domains.ts';
