import { composite } from '@tenantry/engine';
import { domainController, organization, smtpDomain } from '@tenantry/schema';

import { DomainInUse, DomainNotOwned, DomainShared } from './errors.ts';

export const DeleteSMTPDomain = composite({
  summary: 'Removes an accepted domain.',
  remarks:
    'An organization that shares the domain of its reseller only loses its own right to it. While accounts log on with the domain it stays among the uPNSuffixes, so that nobody else can take it.',
  source: 'managed-email-2007.yaml (dd278911)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that owns the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },
  errors: [DomainInUse, DomainNotOwned, DomainShared],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
