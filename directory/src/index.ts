export { type AttributeChange, applyChange, changeOf, undoChange, valuesOf } from './attribute-change.ts';
export { attributeName, isBinary, isDn, isSingleValued, operationalAttributes } from './attribute-types.ts';
export { comparable } from './attribute-values.ts';
export type { ChangedEntries } from './change-feed.ts';
export { type Deletion, deleteTree, prepareDeletion, restoreTree } from './deletion.ts';
export { type Attributes, type Changes, type Directory, directory, type Entry, type Search } from './directory.ts';
export {
  escapeRdnValue,
  isBelow,
  normalizeDn,
  parentOf,
  rdnValue,
  sameDn,
  splitDn,
  typeOf,
  valueOf,
} from './distinguished-name.ts';
export * as directoryErrors from './errors.ts';
export { escapeFilter } from './filter.ts';
export { dnOf, entryLock, pathOf, readLdapPath } from './ldap-path.ts';
export { entryToLdif } from './ldif.ts';
export { guidToOctets, octetsToGuid, sidOf, sidToOctets } from './octets.ts';
export { type Page, type PagedSearch, type PageRequest, pageOf } from './page.ts';
export { removeCreated } from './remove-created.ts';
export { type OwnSearch, pageOfOwn } from './search-own.ts';
export {
  accessEntriesOf,
  allowInheritance,
  auditEntriesOf,
  blockInheritance,
  insertEntry,
  isInherited,
} from './security/access-list.ts';
export { isPrincipalName, toSid } from './security/principals.ts';
export { parseDescriptor, renderSddl } from './security/sddl.ts';
export type { AccessEntry, SecurityDescriptor } from './security/security-descriptor.ts';
export { wellKnown, wellKnownObject } from './well-known.ts';
