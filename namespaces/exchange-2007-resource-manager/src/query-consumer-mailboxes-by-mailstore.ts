import { composite } from '@tenantry/engine';
import { domainController, guid, integer, list, optional, record, text } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { mailboxesMaximum } from './listed-organizations.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';
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
      { maxItems: mailboxesMaximum },
    ),
  },
  errors: [StoreNameIncomplete, StoreNotRegistered],

  async run({ input, call }) {
    const { mailStore = {}, ...controller } = input;
    const { mailStoreName: storeName, serverName: server } = mailStore;
    if (storeName === undefined && server === undefined) throw StoreNameIncomplete('mailStoreName or serverName');
    const { mailboxes } = await call(storage.ListConsumerMailboxes_, {
      ...(server === undefined ? {} : { serverName: server }),
      ...(storeName === undefined ? {} : { storeName }),
    });
    const guids = mailboxes.map(({ GUID }) => GUID);
    const paths = await readPaths(call, guids, controller);
    return {
      users: mailboxes.map(({ GUID, kilobytes }) => ({ GUID, path: paths.get(GUID) ?? '', kilobytes })),
    };
  },
});
