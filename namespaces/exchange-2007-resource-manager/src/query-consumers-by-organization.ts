import { composite } from '@tenantry/engine';
import { domainController, guid, integer, list, optional, organization, record, text } from '@tenantry/schema';

import { OrganizationNotNamed } from './errors.ts';
import { pending } from './pending.ts';

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
    ),
    publicFolders: list(
      'publicFolder',
      record('One public folder.', {
        folderPath: text('Path of the folder.'),
        megabytes: integer('Allocation.'),
      }),
    ),
  },
  errors: [OrganizationNotNamed],
  run: pending,
});
