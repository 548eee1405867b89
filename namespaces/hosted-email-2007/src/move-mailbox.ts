import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, text, user } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { parseStoreName, type StoreName } from './mail-store-name.ts';
import { storeOfSpace } from './mailbox-space.ts';
import { readSubscription } from './subscription.ts';

export const MoveMailbox = composite({
  summary: 'Moves a mailbox to another store, and the space reserved for it with it.',
  source: 'hosted-email-2007.yaml (dd251688), known-faults.md A6, B13, B16',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
    targetDatabase: text('Target store, SERVER\\StorageGroup\\MailStore.', { maxLength: 4096 }),
  },

  async run({ input, call, place }) {
    const { user, targetDatabase } = input;
    const target = parseStoreName(targetDatabase);
    const { guid, organization } = await place('user');
    const present = await storeOfSpace(call, guid);

    // After a change of plan the space may be reserved on the target already.
    if (!present || !isSameStore(present, target)) {
      const { features } = await readSubscription(call, { path: organization?.path ?? user, ...controllerOf(input) });
      const { dynamicQuota, algorithm } = features.mailStore;
      const mailStore = { ...target, ...(dynamicQuota === 1 ? { autoAllocate: algorithm } : {}) };
      await call(storage.MoveMailboxAllocation_, { ...controllerOf(input), mailbox: user, mailStore });
    }
    await call(managedEmail.MoveMailbox, input);
    return {};
  },
});

function isSameStore(one: StoreName, other: StoreName): boolean {
  const key = ({ serverName, mailStoreName }: StoreName) => `${serverName}\\${mailStoreName}`.toLowerCase();
  return key(one) === key(other);
}
