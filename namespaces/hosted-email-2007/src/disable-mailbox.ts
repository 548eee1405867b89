import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, user } from '@tenantry/schema';

export const DisableMailbox = composite({
  summary: 'Takes the function of a mailbox away without deleting it; its space stays reserved.',
  source: 'hosted-email-2007.yaml (dd278484)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
  },

  async run({ input, call }) {
    await call(managedEmail.DisableMailbox, input);
    return {};
  },
});
