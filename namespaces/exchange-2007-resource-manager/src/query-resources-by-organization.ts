import { read } from '@tenantry/engine';
import {
  attribute,
  domainController,
  guid,
  integer,
  optional,
  organization,
  record,
  repeated,
  text,
} from '@tenantry/schema';

import { pending } from './pending.ts';

const size = {
  megabytes: integer('Granted, rounded up.'),
  megabytesFree: integer('Not yet allocated, rounded down.'),
};

export const QueryResourcesByOrganization = read({
  summary: 'Lists the stores granted to an organization.',
  source: 'exchange-2007-resource-manager.yaml (dd278925)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    GUID: optional(guid('Only this store, or the store of this mailbox.')),
    organization: organization('Organization that has the space.'),
  },
  output: {
    organization: text('LDAP path of the organization.'),
    orgResources: record('What it has.', {
      mailStores: record('Space for mailboxes.', {
        megabytes: attribute(integer('Granted on all stores, rounded up.')),
        megabytesFree: attribute(integer('Not yet allocated, rounded down.')),
        mailStore: repeated(
          record('One mail store.', {
            GUID: guid('GUID of the store.'),
            serverName: text('NETBIOS name of the server.'),
            mailStoreName: text('Name of the store.'),
            ...size,
          }),
        ),
      }),
      publicStore: optional(
        record('Space for public folders.', {
          GUID: guid('GUID of the store.'),
          serverName: text('NETBIOS name of the server.'),
          publicStoreName: text('Name of the store.'),
          ...size,
        }),
      ),
    }),
  },
  run: pending,
});
