import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  alsoSpelt,
  boolean,
  domainController,
  list,
  objectName,
  oneOf,
  optional,
  organization,
  recipient,
  text,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { distributionPoints } from './distribution-points.ts';
import { NoDefaultPool, NoGenerationServer, NotInitialized, PoolWithoutServers, UnknownPool } from './errors.ts';
import { allocateGenerationServer } from './generation-server.ts';
import { offlineAddressBookVersions } from './offline-address-book-versions.ts';
import { poolPlace } from './pools.ts';

export const CreateOfflineAddressBook = composite({
  summary: 'Creates the offline address book of an organization.',
  remarks: 'The schedule is Never: books are generated when something has changed, not by the clock.',
  source: 'managed-email-2007.yaml (dd278872)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization whose address list goes into the book.'),
    name: objectName('Name; at most 64 characters, no carriage return, no backslash.'),
    versions: optional(offlineAddressBookVersions),
    readAccess: optional(
      list('value', recipient('User or group of the organization who may read the book.', { within: 'organization' })),
    ),
    publicFolderDistributionEnabled: optional(boolean('Distribute by public folders. Default false.')),
    algorithm: optional(
      oneOf(
        ['tightPack', 'level'],
        'Choice of the generation server: as few servers as possible (default), or an even spread.',
      ),
    ),
    webDistributionEnabled: optional(boolean('Distribute by web distribution points. Default true.')),
    MBXGenSvr: optional(
      alsoSpelt(text('Server that generates the book. Without it one is chosen.', { maxLength: 64 }), 'mbxGenSvr'),
    ),
    OABCASPool: optional(
      text('Pool of client access servers for web distribution. Default: by the tag, else the default pool.', {
        maxLength: 64,
      }),
    ),
    OABCASPoolTag: optional(text('Without OABCASPool the first pool with this tag is taken.', { maxLength: 256 })),
  },
  errors: [NoDefaultPool, NoGenerationServer, NotInitialized, PoolWithoutServers, UnknownPool],

  async run({ input, call, place, hosting }) {
    const { organization: found } = await place('organization');
    if (!found) throw NotInitialized();
    const owner = { organization: found, ...controllerOf(input) };

    const isWeb = input.webDistributionEnabled ?? true;
    await call(exchange.CreateOfflineAddressBook, {
      ...input,
      path: found.path,
      server: await allocateGenerationServer(call, owner, input),
      schedule: 'Never',
      publicFolderDistributionEnabled: input.publicFolderDistributionEnabled ?? false,
      webDistributionEnabled: isWeb,
      ...(isWeb ? await distributionPoints(call, await poolPlace(hosting, input), input) : {}),
    });
    return {};
  },
});
