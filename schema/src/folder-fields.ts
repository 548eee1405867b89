import { optional } from './field.ts';
import { alsoSpelt, boolean, countOrUnlimited, guid, list, oneOf, text } from './fields.ts';

/** Name of a public folder. Slashes of either kind divide paths. */
export const folderName = text('Name of the public folder.', {
  maxLength: 256,
  pattern: '^[^\\\\/\\r\\n]*[^\\\\/\\s][^\\\\/\\r\\n]*$',
});

/** Folder that another one lies in. */
export const folderPlace = text('Place in the hierarchy: path of the folder above, or \\ for the root level.', {
  maxLength: 1024,
  pattern: '^\\\\$|^(\\\\[^\\\\/\\r\\n]+)+\\\\?$',
});

/** A folder with its place. */
export const folderPath = text('Path and name of the public folder, e.g. \\AlpineSkiHouse\\Legal.', {
  maxLength: 1280,
  pattern: '^(\\\\[^\\\\/\\r\\n]+)+$',
});

export const folderServer = optional(
  text('Server that holds the folder. It has to be the one that does.', { maxLength: 4096, pattern: '\\S' }),
);

/** Sizes of a folder in KB, by the names of the reference and, second, those of Exchange 2007 SP2 (KB979704). */
export const folderLimits = {
  maxItemSize: optional(countOrUnlimited('Largest item that can be posted, KB, or unlimited.')),
  postStorageQuota: optional(
    alsoSpelt(countOrUnlimited('Size from which posting is refused, KB, or unlimited.'), 'prohibitPostQuota'),
  ),
  storageQuota: optional(
    alsoSpelt(countOrUnlimited('Size from which warnings are sent, KB, or unlimited.'), 'issueWarningQuota'),
  ),
};

/** Rights and roles as requests call them; a published sample writes roles of two words with a space. */
const folderRights = [
  'CreateItems',
  'CreateSubfolders',
  'DeleteAllItems',
  'DeleteOwnedItems',
  'EditAllItems',
  'EditOwnedItems',
  'FolderContact',
  'FolderOwner',
  'FolderVisible',
  'None',
  'ReadItems',
  'Author',
  'Contributor',
  'Editor',
  'NonEditingAuthor',
  'Owner',
  'PublishingAuthor',
  'PublishingEditor',
  'Reviewer',
  'Non Editing Author',
  'Publishing Author',
  'Publishing Editor',
] as const;

export type FolderRight = (typeof folderRights)[number];

/** Rights on a folder in their container. */
export const allowedRights = list('allowedRight', oneOf(folderRights, 'One right or role.'), { minItems: 1 });

/** What is told of a folder. */
export const folderSummary = {
  path: text('Path and name of the folder, e.g. \\AlpineSkiHouse\\Legal.'),
  guid: guid('GUID of the object that stands for the folder.'),
  name: text('Name of the folder.'),
  server: optional(text('Server that holds the folder.')),
  maxItemSize: countOrUnlimited('Largest item that can be posted, KB, or unlimited.'),
  postStorageQuota: countOrUnlimited('Size from which posting is refused, KB, or unlimited.'),
  storageQuota: countOrUnlimited('Size from which warnings are sent, KB, or unlimited.'),
  mailEnabled: boolean('Whether it has an address.'),
  primarySmtpAddress: optional(text('Primary SMTP address.')),
};

/** What one user or group may do in a folder. */
export const folderPermission = {
  user: text('LDAP path; the security identifier of one that is not of the organization any more.'),
  displayName: optional(text('Name in address lists.')),
  allowedRights,
};
