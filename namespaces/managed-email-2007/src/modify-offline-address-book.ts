import { composite } from '@tenantry/engine';
import { alsoSpelt, boolean, domainController, optional, organization, text } from '@tenantry/schema';

import { NoAddressBook, PoolWithoutServers, UnknownPool } from './errors.ts';
import { offlineAddressBookVersions } from './offline-address-book-versions.ts';

export const ModifyOfflineAddressBook = composite({
  summary: 'Changes the offline address book of an organization.',
  source: 'managed-email-2007.yaml (dd278579)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the book.'),
    versions: optional(offlineAddressBookVersions),
    publicFolderDistributionEnabled: optional(boolean('Distribute by public folders.')),
    webDistributionEnabled: optional(boolean('Distribute by web distribution points.')),
    MBXGenSvr: optional(alsoSpelt(text('Server that generates the book.', { maxLength: 64 }), 'mbxGenSvr')),
    OABCASPool: optional(text('Pool of client access servers for web distribution.', { maxLength: 64 })),
    OABCASPoolTag: optional(text('Without OABCASPool the first pool with this tag is taken.', { maxLength: 256 })),
  },
  errors: [NoAddressBook, PoolWithoutServers, UnknownPool],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
