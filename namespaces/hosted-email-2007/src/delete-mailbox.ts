import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, user } from '@tenantry/schema';

import { expectRelease, releaseMailbox } from './release-mailbox.ts';

export const DeleteMailbox = composite({
  summary: 'Removes the mailbox of a user and its Exchange attributes; the account stays.',
  source: 'hosted-email-2007.yaml (dd278484, KB 952076), known-faults.md B2',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who loses the mailbox.', { within: 'organization' }),
  },

  async run({ input, call, expect, place }) {
    const { guid } = await place('user');
    expectRelease(expect, { ...input, guid });
    await call(managedEmail.DeleteMailbox, input);
    await releaseMailbox(call, { ...input, guid });
    return {};
  },
});
