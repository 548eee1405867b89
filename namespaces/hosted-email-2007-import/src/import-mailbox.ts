import { composite } from '@tenantry/engine';
import { hostedEmail } from '@tenantry/hosted-email-2007/contract';
import { boolean, domainController, planName, user } from '@tenantry/schema';

export const ImportMailbox = composite({
  summary: 'Adopts an existing Exchange 2007 mailbox: allocation, plan, address lists.',
  remarks:
    'Afterwards all is as if Hosted Email 2007::CreateMailbox had made it. Stops when the user has a mailbox plan or an allocation already. The user must belong to an organization that is subscribed, and its addresses must lie in domains of the organization. Plan it first to see what would change.',
  source: 'hosted-email-2007-import.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    user: user('User with the mailbox.'),
    preferredDomainController: domainController(),
    planName: planName('User plan; must be available to the organization.'),
    applyPlanSettings: boolean(
      'Whether the settings of the plan are written to the mailbox. Else its sizes stay, and replace those of the plan for it.',
    ),
  },

  async run({ input, call }) {
    await call(hostedEmail.AdoptMailbox_, input);
    return {};
  },
});
