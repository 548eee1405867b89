import { type DialogLanguage, dialogWords } from './dialog-words.ts';
import { groupDialog, personDialog } from './dialogs.ts';

const headerBytes = 12;
const templateEntryBytes = 32;
/** Names of properties, and number of templates for new addresses: none. */
const trailingBytes = 24;
const versionOfTemplates = 7;
/** Where an entry says what its template is and how long; all else of it is absent. */
const entryFields = { offset: 8, length: 12 } as const;

/**
 * A display template file ([MS-OXOAB] 2.2): the dialogue in which clients show an entry, for each kind of entry. Two
 * kinds are always absent, which an offset of zero says. Clients take a book only with a template in their language.
 */
export function encodeDisplayTemplate(language: DialogLanguage): Buffer {
  const words = dialogWords[language];
  const person = personDialog(words);
  const group = groupDialog(words);
  const byKind = {
    mailbox: person,
    distributionList: group,
    publicFolder: group,
    agent: group,
    organization: undefined,
    privateDistributionList: undefined,
    remoteMailbox: person,
  };
  const kinds = Object.values(byKind);
  const head = Buffer.alloc(headerBytes + kinds.length * templateEntryBytes + trailingBytes);
  const places = new Map([
    [person, head.length],
    [group, head.length + person.length],
  ]);
  head.writeUInt32LE(versionOfTemplates, 0);
  kinds.forEach((dialog, index) => {
    const entry = headerBytes + index * templateEntryBytes;
    head.writeUInt32LE((dialog && places.get(dialog)) ?? 0, entry + entryFields.offset);
    head.writeUInt32LE(dialog?.length ?? 0, entry + entryFields.length);
  });
  return Buffer.concat([head, person, group]);
}
