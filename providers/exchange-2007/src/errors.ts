import { error } from '@tenantry/engine';

/** Codes never change and are never used twice. */

export const AddressListExists = error(
  'EXCHANGE_ADDRESS_LIST_EXISTS',
  0x80071392,
  (organization, kind) =>
    `${organization} has ${kind} already. An organization has one; delete it first if it has to be made anew.`,
);
export const ListNameTaken = error(
  'EXCHANGE_LIST_NAME_TAKEN',
  0x80071392,
  (name) => `The name "${name}" is used by another list of the installation. Choose another name.`,
);
export const NoOfflineAddressBook = error(
  'EXCHANGE_NO_OFFLINE_ADDRESS_BOOK',
  0x80072030,
  (name) => `There is no offline address book of ${name}. Create it first, or check the name.`,
);
export const OfflineAddressBookUnnamed = error(
  'EXCHANGE_OFFLINE_ADDRESS_BOOK_UNNAMED',
  0x80070057,
  () => 'It is not said which offline address book is meant. Give its name, or the path of its organization.',
);
export const LastDistributionPoint = error(
  'EXCHANGE_LAST_DISTRIBUTION_POINT',
  0x80004005,
  (count) =>
    `${count} offline address books would have no virtual directory left. Give them another one first, e.g. by another server in the pool.`,
);
export const NoAddressList = error(
  'EXCHANGE_NO_ADDRESS_LIST',
  0x80072030,
  (organization) =>
    `${organization} has no address list that an offline address book could be made of. Call CreateAddressList first.`,
);
export const BookFileDamaged = error(
  'EXCHANGE_OFFLINE_ADDRESS_BOOK_FILE_DAMAGED',
  0x8007000d,
  (reason) => `A file of an offline address book is damaged: ${reason}. Rebuild the offline address book.`,
);
export const VersionsNotPossible = error(
  'EXCHANGE_OFFLINE_ADDRESS_BOOK_VERSIONS',
  0x80070057,
  (versions) =>
    `An offline address book that is only distributed over the web cannot have ${versions}: the web takes Version4 only. Leave the others out, or distribute through public folders, too.`,
);
export const ScheduleInvalid = error(
  'EXCHANGE_SCHEDULE_INVALID',
  0x80070057,
  (schedule) =>
    `"${schedule}" is not a schedule. Give Never, Always, or times on quarters of an hour such as "Mon.01:00-Mon.02:00, Wed.01:00-Wed.02:00".`,
);
export const FilterInvalid = error(
  'EXCHANGE_RECIPIENT_FILTER_INVALID',
  0x80070057,
  (filter, reason) =>
    `The recipient filter ${filter} is not valid: ${reason} Give comparisons such as (Department -eq 'Sales'), joined by -and, -or and -not.`,
);
export const NotAPrincipal = error(
  'EXCHANGE_NOT_A_PRINCIPAL',
  0x80070057,
  (path) => `${path} has no security identifier and cannot be given access. Give a user or a security group.`,
);
export const NoExchangeOrganization = error(
  'EXCHANGE_NO_EXCHANGE_ORGANIZATION',
  0x80072030,
  () =>
    'The configuration of the directory holds no Exchange organization. Initialize the directory for hosting first.',
);
export const ServerUnknown = error(
  'EXCHANGE_SERVER_UNKNOWN',
  0x80072030,
  (server) => `There is no Exchange server "${server}". Give the name, path or DN of one that the directory knows.`,
);
export const StoreUnknown = error(
  'EXCHANGE_STORE_UNKNOWN',
  0x80072030,
  (store) =>
    `There is no mailbox store "${store}". Give its LDAP path, its DN or SERVER\\StorageGroup\\Store of one that the directory knows.`,
);
export const PublicStoreUnknown = error(
  'EXCHANGE_PUBLIC_STORE_UNKNOWN',
  0x80072030,
  (store) =>
    `There is no public folder store "${store}". Give its LDAP path, its DN or SERVER\\StorageGroup\\Store of one that the directory knows.`,
);
export const VirtualDirectoryUnknown = error(
  'EXCHANGE_VIRTUAL_DIRECTORY_UNKNOWN',
  0x80072030,
  (name) =>
    `There is no offline address book virtual directory "${name}". Give its DN, its LDAP path, or SERVER\\Name.`,
);
export const DomainExists = error(
  'EXCHANGE_SMTP_DOMAIN_EXISTS',
  0x80071392,
  (domain) => `The SMTP Domain ${domain} is not available. Choose another domain.`,
);
export const DomainNameTaken = error(
  'EXCHANGE_SMTP_DOMAIN_NAME_TAKEN',
  0x80071392,
  (name) => `An accepted domain is called "${name}" already. Give another name; the domain itself is free.`,
);
export const DomainUnnamed = error(
  'EXCHANGE_SMTP_DOMAIN_UNNAMED',
  0x80070057,
  () => 'It is not said which accepted domain is meant. Give name or domainName.',
);
export const NoSuchDomain = error(
  'EXCHANGE_NO_SUCH_DOMAIN',
  0x80072030,
  (domain) => `${domain} is not an accepted domain. Create it first, or check the name.`,
);
export const DefaultDomain = error(
  'EXCHANGE_DEFAULT_SMTP_DOMAIN',
  0x80070057,
  (domain) => `${domain} is the default accepted domain and cannot be deleted. Make another one the default first.`,
);
export const MailboxExists = error(
  'EXCHANGE_MAILBOX_EXISTS',
  0x80071392,
  (path) => `${path} has a mailbox already. Change it with ModifyMailbox, or delete it first.`,
);
export const NoMailbox = error(
  'EXCHANGE_NO_MAILBOX',
  0x80072030,
  (path) => `${path} has no mailbox. Create one with CreateMailbox, or give another user.`,
);
export const AlreadyMailEnabled = error(
  'EXCHANGE_ALREADY_MAIL_ENABLED',
  0x80071392,
  (path) => `${path} has mail attributes without a mailbox. Take them away before a mailbox is created.`,
);
export const ProxyAddressInUse = error(
  'EXCHANGE_PROXY_ADDRESS_IN_USE',
  0x80071392,
  (address) => `The address ${address} is in use. Choose another address.`,
);
export const AddressInvalid = error(
  'EXCHANGE_ADDRESS_INVALID',
  0x80070057,
  (address, expected) => `"${address}" is not ${expected}.`,
);
export const ForeignOfflineAddressBook = error(
  'EXCHANGE_FOREIGN_OFFLINE_ADDRESS_BOOK',
  0x80070005,
  (book) => `"${book}" is not the offline address book of the owning organization. Leave it out to take that one.`,
);
export const ForeignVisibility = error(
  'EXCHANGE_FOREIGN_ADDRESS_LIST_VISIBILITY',
  0x80070005,
  (name) =>
    `"${name}" lies outside the owning organization, so users would see other organizations. Give the DN of the organization, of a container in it, or of the user.`,
);
export const NoOwner = error(
  'EXCHANGE_NO_OWNING_ORGANIZATION',
  0x80072030,
  (path) => `${path} belongs to no organization. Give owningOrganization.`,
);
export const PolicyUnknown = error(
  'EXCHANGE_ACTIVESYNC_POLICY_UNKNOWN',
  0x80072030,
  (policy) => `There is no ActiveSync mailbox policy "${policy}". Give the name, DN or LDAP path of one.`,
);
export const PrimaryAddressUnknown = error(
  'EXCHANGE_PRIMARY_ADDRESS_UNKNOWN',
  0x80070057,
  (address) => `${address} is not among the addresses of the mailbox. Add it with ModifyMailbox first.`,
);
export const MailboxUnknown = error(
  'EXCHANGE_MAILBOX_UNKNOWN',
  0x80072030,
  (identity) =>
    `There is no mailbox "${identity}". Give GUID, DN, account, UPN, legacyExchangeDN, SMTP address or alias of one.`,
);
export const IdentityAmbiguous = error(
  'EXCHANGE_IDENTITY_AMBIGUOUS',
  0x80070057,
  (identity) => `Several mailboxes are called "${identity}". Give a GUID, a DN or an SMTP address.`,
);
export const SizeTooLarge = error(
  'EXCHANGE_SIZE_TOO_LARGE',
  0x80070057,
  (bytes, maximum) =>
    `A size of ${bytes} bytes is more than the directory can hold. Give at most ${maximum}, or unlimited.`,
);
export const RecipientMailEnabled = error(
  'EXCHANGE_RECIPIENT_MAIL_ENABLED',
  0x80071392,
  (path) => `${path} is mail-enabled already. Change its addresses, or take its mail attributes away first.`,
);
export const NotMailEnabled = error(
  'EXCHANGE_NOT_MAIL_ENABLED',
  0x80072030,
  (path) => `${path} is not mail-enabled. Mail-enable it first, or give another object.`,
);
export const TargetIsOwnAddress = error(
  'EXCHANGE_TARGET_IS_OWN_ADDRESS',
  0x80070057,
  (address) =>
    `The external address ${address} is an address of the contact itself, so its mail would go round for ever. Give the address outside, and another one as primary address.`,
);
export const GroupNotUniversal = error(
  'EXCHANGE_GROUP_NOT_UNIVERSAL',
  0x80070057,
  (path) => `${path} is not a universal group. Only universal groups can have mail; create one of that scope.`,
);
export const NotAResource = error(
  'EXCHANGE_NOT_A_RESOURCE_MAILBOX',
  0x80070057,
  (path) =>
    `The mailbox of ${path} belongs to a person and not to a resource. Give the path of a room or of equipment.`,
);
export const RecipientWithoutMail = error(
  'EXCHANGE_RECIPIENT_WITHOUT_MAIL',
  0x80070057,
  (path) => `${path} has no e-mail address. Give a recipient who has one, or give this one a mailbox first.`,
);
export const MailboxInOtherStore = error(
  'EXCHANGE_MAILBOX_IN_OTHER_STORE',
  0x80070057,
  (path, store) =>
    `The mailbox of ${path} is not in the store "${store}". Leave the store out, or give the one that it is in.`,
);
export const DescriptorUnreadable = error(
  'EXCHANGE_DESCRIPTOR_UNREADABLE',
  0x80070538,
  (path) =>
    `A security descriptor of ${path} cannot be read, so its rights cannot be changed. Correct it in the directory.`,
);
export const UserAndOwner = error(
  'EXCHANGE_USER_AND_OWNER',
  0x80070057,
  () => 'Both user and owner are given, and an answer can be about one of them only. Leave one out.',
);
export const ForwardsToItself = error(
  'EXCHANGE_FORWARDS_TO_ITSELF',
  0x80070057,
  (path) =>
    `The mailbox of ${path} cannot forward to itself. Give another recipient, or an empty list to end forwarding.`,
);
export const FolderUnknown = error(
  'EXCHANGE_FOLDER_UNKNOWN',
  0x80072030,
  (path) => `There is no public folder ${path}. Give the path of one of the organization, from the root level on.`,
);
export const FolderExists = error(
  'EXCHANGE_FOLDER_EXISTS',
  0x80071392,
  (path) => `The public folder ${path} is not available: all organizations share one root level. Choose another name.`,
);
export const FolderNotEmpty = error(
  'EXCHANGE_FOLDER_NOT_EMPTY',
  0x80131509,
  (path, child) =>
    `The public folder ${path} has folders below it, for example ${child}. Give recurse, or delete them first.`,
);
export const FolderOnOtherServer = error(
  'EXCHANGE_FOLDER_ON_OTHER_SERVER',
  0x80072030,
  (path, server) =>
    `The public folder ${path} is not on the server "${server}". Leave the server out, or name the right one.`,
);
export const NoFolderContainer = error(
  'EXCHANGE_NO_FOLDER_CONTAINER',
  0x80072030,
  (dn) => `The directory has no container ${dn}, where public folders are kept. Prepare the domain for Exchange first.`,
);
export const NoPublicStore = error(
  'EXCHANGE_NO_PUBLIC_STORE',
  0x80072030,
  (place) => `${place} has no public folder store. Create one, or name a server that has one.`,
);
export const NoFolderPermission = error(
  'EXCHANGE_NO_FOLDER_PERMISSION',
  0x80072030,
  (user, path) => `${user} has none of these rights on the public folder ${path}, so there is nothing to take away.`,
);
