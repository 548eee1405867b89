import { composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

export const DisableMailbox = composite({
  summary: 'Takes the function of a mailbox away without deleting it.',
  source: 'exchange-2007-provider.yaml (DisableMailbox)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
