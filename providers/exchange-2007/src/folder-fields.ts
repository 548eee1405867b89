import { alsoSpelt, countOrUnlimited, optional, organization, text } from '@tenantry/schema';

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

/** Keeps a call within what one organization owns. */
export const folderOrganization = optional(
  organization('Organization that the folder has to belong to. An addition of Tenantry.'),
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
