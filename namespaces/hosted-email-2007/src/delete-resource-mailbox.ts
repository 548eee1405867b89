import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, user } from '@tenantry/schema';

import { expectRelease, releaseMailbox } from './release-mailbox.ts';

export const DeleteResourceMailbox = composite({
  summary: 'Removes the mailbox of a room or of equipment and its Exchange attributes; the account stays, disabled.',
  remarks: 'Refused for the mailbox of a person: see DeleteMailbox.',
  source: 'hosted-email-2007.yaml (dd279138)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
  },

  async run({ input, call, expect, place }) {
    const { guid } = await place('user');
    expectRelease(expect, { ...input, guid });
    await call(managedEmail.DeleteResourceMailbox, input);
    await releaseMailbox(call, { ...input, guid });
    return {};
  },
});
