import { composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

export const DeleteMailbox = composite({
  summary: 'Removes the mailbox of a user and its Exchange attributes; the account stays.',
  source: 'hosted-email-2007.yaml (dd278484, KB 952076), known-faults.md B2',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who loses the mailbox.', { within: 'organization' }),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
