import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, group } from '@tenantry/schema';

import { own } from './own-procedures.ts';

export const DeleteDistributionList_ = composite({
  summary: 'Deletes a mail-enabled group.',
  input: {
    preferredDomainController: domainController(),
    group: group('The group.', { within: 'organization' }),
  },

  async run({ input, call }) {
    // Without mail first: so its addresses are held until the request ends, and an undo finds them free.
    await call(own.MailDisableGroup, input);
    await call(managedDirectory.DeleteGroup, input);
    return {};
  },
});
