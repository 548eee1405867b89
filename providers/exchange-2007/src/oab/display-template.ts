/** Kinds of entries that have a template each: mailboxes, groups, folders, agents, two unused ones, remote addresses. */
const templates = 7;
const templateEntryBytes = 32;
const headerBytes = 12;
/** Names of properties, and number of templates for new addresses: none. */
const trailingBytes = 24;
const versionOfTemplates = 7;

/**
 * A display template file ([MS-OXOAB] 2.2) whose templates are all absent: an offset of zero says so, and the client
 * shows its own dialogue. It is there because clients take a book only with a template in their language.
 */
export function encodeDisplayTemplate(): Buffer {
  const bytes = Buffer.alloc(headerBytes + templates * templateEntryBytes + trailingBytes);
  bytes.writeUInt32LE(versionOfTemplates, 0);
  return bytes;
}
