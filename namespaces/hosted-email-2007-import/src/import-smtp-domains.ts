import { composite } from '@tenantry/engine';
import { hostedEmail } from '@tenantry/hosted-email-2007/contract';
import { domainController, list, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './controller.ts';

export const ImportSmtpDomains = composite({
  summary: 'Adopts Exchange 2007 accepted domains.',
  remarks:
    'The first one becomes the primary domain of an organization that has none. All or none are adopted. The reference only names this procedure; its inputs are those of its neighbours.',
  source: 'hosted-email-2007-import.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    organization: organization('Organization that gets the domains; it must be subscribed.'),
    domainNames: list('domainName', smtpDomain('Name of an accepted domain.'), { minItems: 1 }),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    const { organization, domainNames } = input;
    for (const domainName of domainNames) {
      await call(hostedEmail.AdoptSMTPDomain_, { ...controllerOf(input), organization, domainName });
    }
    return {};
  },
});
