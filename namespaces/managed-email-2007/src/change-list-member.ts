import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, group, oneOf, recipient } from '@tenantry/schema';

export const ChangeListMember_ = composite({
  summary: 'Puts a recipient into a distribution list of its organization, or takes it out.',
  input: {
    preferredDomainController: domainController(),
    group: group('The list.', { within: 'organization' }),
    member: recipient('The recipient.', { within: 'organization' }),
    change: oneOf(['add', 'remove'], 'What is done.'),
  },

  async run({ input, call }) {
    const { change, member, ...list } = input;
    if (change === 'add') await call(managedDirectory.GroupAdd, { ...list, newMember: member });
    else await call(managedDirectory.GroupRemove, { ...list, member });
    return {};
  },
});
