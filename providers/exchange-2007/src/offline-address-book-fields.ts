import { boolean, list, oneOf, optional, text } from '@tenantry/schema';

/** Versions of an offline address book; `Verison4` is the spelling of the published page. */
export const versionNames = ['Version2', 'Version3', 'Version4', 'Verison4'] as const;

/** How an offline address book is generated. */
export const generation = {
  schedule: optional(
    text('When it is generated: Never (default), Always, or times such as "Mon.01:00-Mon.02:00, Wed.01:00-Wed.02:00".'),
  ),
  versions: optional(
    list('version', oneOf(versionNames, 'One version. Web distribution takes Version4 only.'), {
      sentence: 'Versions to generate; default all that the distribution allows.',
    }),
  ),
};

/** How an offline address book reaches its readers. */
export const distribution = {
  publicFolderDistributionEnabled: optional(boolean('Distribute through public folders.')),
  publicFolderDatabase: optional(text('Public folder store: LDAP path, DN or SERVER\\StorageGroup\\Store.')),
  webDistributionEnabled: optional(boolean('Distribute over the web.')),
  virtualDirectories: optional(
    list('virtualDirectory', text('Virtual directory of a client access server: LDAP path, DN or SERVER\\Name.'), {
      sentence: 'Where it is offered over the web.',
    }),
  ),
};
