import { composite } from '@tenantry/engine';
import { domainController, guid, integer, list, optional, organization, record, text } from '@tenantry/schema';

import { OrganizationNotNamed } from './errors.ts';
import { mailboxesMaximum } from './listed-organizations.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';
import { megabytesTaken } from './units.ts';

export const QueryConsumersByOrganization = composite({
  summary: 'Lists the mailboxes and public folders that use the grant of an organization.',
  remarks:
    'An empty path marks a mailbox that the directory no longer has. With orgGUID the caller needs the role at the hosting organization.',
  source: 'exchange-2007-resource-manager.yaml (dd279087), known-faults.md B14',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    GUID: optional(guid('Only what is on this store, or this mailbox.')),
    organization: optional(organization('Organization; needed unless orgGUID is given.')),
    orgGUID: optional(guid('Organization that the directory no longer has; never with organization.')),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', {
        GUID: guid('GUID of the user.'),
        path: text('LDAP path of the user; empty when the directory no longer has it.'),
        kilobytes: integer('Allocation.'),
      }),
      { maxItems: mailboxesMaximum },
    ),
    publicFolders: list(
      'publicFolder',
      record('One public folder.', {
        folderPath: text('Path of the folder.'),
        megabytes: integer('Allocation, rounded up.'),
      }),
      { maxItems: mailboxesMaximum },
    ),
  },
  errors: [OrganizationNotNamed],

  async run({ input, call, place }) {
    const { organization: path, orgGUID, GUID, ...controller } = input;
    if ((orgGUID === undefined) === (path === undefined)) throw OrganizationNotNamed();
    const owner = path === undefined ? (orgGUID ?? '') : (await place('organization')).guid;
    const { mailboxes, publicFolders } = await call(storage.ListConsumers_, {
      orgGUID: owner,
      ...(GUID === undefined ? {} : { GUID }),
    });
    const guids = mailboxes.map((mailbox) => mailbox.GUID);
    const paths = await readPaths(call, guids, controller);
    return {
      mailboxes: mailboxes.map((mailbox) => ({
        GUID: mailbox.GUID,
        path: paths.get(mailbox.GUID) ?? '',
        kilobytes: mailbox.kilobytes,
      })),
      publicFolders: publicFolders.map(({ folderPath, kilobytes }) => ({
        folderPath,
        megabytes: megabytesTaken(kilobytes),
      })),
    };
  },
});
