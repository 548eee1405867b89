import { guid, integer, oneOf, optional, record, text } from '@tenantry/schema';

/** Counters hold kilobytes in safe integers, so a size in megabytes ends at 8 billion terabytes. */
const largestMegabytes = 8_796_093_022_207;

/** NETBIOS name of a server. */
export const serverName = text('NETBIOS name of the Exchange server.', { maxLength: 64, pattern: '\\S' });

/** Name of a mail store. */
export const mailStoreName = text(
  'Name of the mail store, unique among all mail stores; advised: "Mailbox Store N (ServerName)".',
  { maxLength: 128, pattern: '\\S' },
);

/** Name of a public folder store. */
export const publicStoreName = text('Name of the public folder store. Default "Public Folder Store (ServerName)".', {
  maxLength: 128,
  pattern: '\\S',
});

/** A size in megabytes. */
export function megabytes(sentence: string) {
  return integer(sentence, { minimum: 0, maximum: largestMegabytes });
}

/** A change in megabytes. */
export function megabytesChange(sentence: string) {
  return integer(sentence, { minimum: -largestMegabytes, maximum: largestMegabytes });
}

/** Yes or no as the historical requests write it. */
export function flag(sentence: string) {
  return integer(sentence, { minimum: 0, maximum: 1 });
}

/** How stores are chosen. */
export function algorithm(sentence: string) {
  return oneOf(['tightPack', 'level', 'minStoreCount'], sentence);
}

/** The store that a procedure chose, or that holds something. */
export const chosenStore = record('The store.', {
  GUID: guid('GUID of the store.'),
  serverName: text('NETBIOS name of the Exchange server.'),
  storageGroupName: optional(text('Name of the storage group.')),
  mailStoreName: text('Name of the mail store.'),
});

/** Path of a public folder. */
export const folderPath = text('Path of the folder, e.g. /NorthWindTraders.', {
  maxLength: 1024,
  pattern: '^/[^/].*$',
});
