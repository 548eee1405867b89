import { composite } from '@tenantry/engine';
import { domainController, guid, integer, list, optional, record, text } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { pending } from './pending.ts';
import { mailStoreName, serverName } from './store-fields.ts';

export const QueryConsumerMailboxesByMailstore = composite({
  summary: 'Lists the consumer mailboxes on mail stores.',
  remarks:
    'By store, by server, or both. As no organization is named, the caller needs the role at the hosting organization.',
  source: 'exchange-2007-resource-manager.yaml (dd252250)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    mailStore: optional(
      record('The store.', { mailStoreName: optional(mailStoreName), serverName: optional(serverName) }),
    ),
  },
  output: {
    users: list(
      'user',
      record('One user.', {
        GUID: guid('GUID of the user.'),
        path: text('LDAP path; empty when the directory no longer has it.'),
        kilobytes: integer('Allocation.'),
      }),
    ),
  },
  errors: [StoreNameIncomplete, StoreNotRegistered],
  run: pending,
});
