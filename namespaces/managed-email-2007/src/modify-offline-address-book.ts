import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { alsoSpelt, boolean, domainController, optional, organization, text } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { distributionPoints } from './distribution-points.ts';
import { NoAddressBook, NoDefaultPool, PoolWithoutServers, UnknownPool } from './errors.ts';
import { readBook } from './offline-address-book.ts';
import { offlineAddressBookVersions } from './offline-address-book-versions.ts';
import { poolPlace } from './pools.ts';

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
  errors: [NoAddressBook, NoDefaultPool, PoolWithoutServers, UnknownPool],

  async run({ input, call, place, hosting }) {
    const { organization: found } = await place('organization');
    const book = await readBook(call, { path: input.organization, ...controllerOf(input) });
    if (!found || !book) throw NoAddressBook(input.organization);

    const isWeb = input.webDistributionEnabled ?? book.isWeb;
    const isNewWeb = isWeb && !book.isWeb;
    const namesPool = input.OABCASPool !== undefined || input.OABCASPoolTag !== undefined;
    const points = isWeb && (isNewWeb || namesPool);
    await call(exchange.ModifyOfflineAddressBook, {
      ...input,
      path: found.path,
      ...(input.MBXGenSvr === undefined ? {} : { server: input.MBXGenSvr }),
      ...(points ? await distributionPoints(call, await poolPlace(hosting, input), input) : {}),
      ...(book.isWeb && !isWeb ? { virtualDirectories: [] } : {}),
    });
    return {};
  },
});
