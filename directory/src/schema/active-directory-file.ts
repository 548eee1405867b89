import { activeDirectorySchema, renderSchema } from './active-directory-schema.ts';

/** The file `directory/schema/active-directory.ldif`, for administrators who load schema changes themselves. */
export function renderActiveDirectoryFile(): string {
  return `${introduction}\n${renderSchema(activeDirectorySchema(), 'CN=Schema,CN=Configuration,DC=X')}`;
}

const introduction = `# What Tenantry adds to the schema of Active Directory. Made by: node directory/schema/write-schema.ts
# \`tenantry directory prepare\` adds what is missing and leaves alone what is there. By hand, on the schema master:
#   ldifde -i -k -f active-directory.ldif -c DC=X DC=example,DC=com
# A forest that has the schema of Exchange has all of this already.
`;
