import { writeFile } from 'node:fs/promises';
import { openLdapIndexes, openLdapSchema, openLdapSchemaEntry } from '../src/openldap/schema-text.ts';
import { renderActiveDirectoryFile } from '../src/schema/active-directory-file.ts';

/** Writes the schema files beside it: `node directory/schema/write-schema.ts`. */
const folder = new URL('./', import.meta.url);

await writeFile(new URL('openldap.schema', folder), openLdapSchema());
await writeFile(new URL('openldap.ldif', folder), openLdapSchemaEntry());
await writeFile(new URL('openldap-index.conf', folder), openLdapIndexes());
await writeFile(new URL('active-directory.ldif', folder), renderActiveDirectoryFile());
