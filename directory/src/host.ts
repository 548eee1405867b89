export type { DirectoryHost } from './directory-host.ts';
export type { Account } from './find-account.ts';
export type { LdapAddress, LdapLimits, LdapOptions } from './ldap/ldap-options.ts';
export {
  type EmbeddedDirectoryOptions,
  embeddedMigrations,
  openEmbeddedDirectory,
} from './open-embedded-directory.ts';
export { type LdapDirectoryOptions, openLdapDirectory } from './open-ldap-directory.ts';
export { schemaNames } from './openldap/schema-text.ts';
export type { Prepared } from './prepare/preparation.ts';
export { type PrepareOptions, prepareDirectory } from './prepare/prepare-directory.ts';
export { activeDirectorySchema, renderSchemaChange, type SchemaChange } from './schema/active-directory-schema.ts';
