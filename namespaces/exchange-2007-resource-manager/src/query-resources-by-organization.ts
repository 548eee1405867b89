import { books, read } from '@tenantry/engine';
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

import { type Grant, listGrants } from './grants.ts';
import { canonicalGuid } from './guids.ts';
import { findMailbox } from './mailbox-allocation.ts';
import { megabytesFree, megabytesTaken } from './units.ts';

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

  async run({ input, use, place }) {
    const { guid: owner } = await place('organization');
    const wanted = input.GUID === undefined ? undefined : canonicalGuid(input.GUID);
    const grants = await listGrants(use(books), owner);
    const mailbox = wanted === undefined ? undefined : await findMailbox(use(books), wanted);
    const shown = grants.filter(
      ({ guid: store, storeId }) => wanted === undefined || store === wanted || storeId === mailbox?.storeId,
    );
    const mail = shown.filter(({ kind }) => kind === 'mail');
    const folders = shown.find(({ kind }) => kind === 'public');
    return {
      organization: input.organization,
      orgResources: {
        mailStores: {
          ...sizeOf(mail),
          mailStore: mail.map((grant) => ({ ...placeOf(grant), mailStoreName: grant.name, ...sizeOf([grant]) })),
        },
        ...(folders && {
          publicStore: { ...placeOf(folders), publicStoreName: folders.name, ...sizeOf([folders]) },
        }),
      },
    };
  },
});

function placeOf(grant: Grant) {
  return { GUID: grant.guid, serverName: grant.server };
}

function sizeOf(grants: readonly Grant[]) {
  return {
    megabytes: megabytesTaken(grants.reduce((sum, { granted }) => sum + granted, 0)),
    megabytesFree: megabytesFree(grants.reduce((sum, { granted, used }) => sum + granted - used, 0)),
  };
}
