import { composite } from '@tenantry/engine';
import { domainController, organization, smtpDomain } from '@tenantry/schema';

export const DeleteSMTPDomain = composite({
  summary: 'Removes an accepted domain of an organization.',
  remarks:
    'Refused while recipients use it. An organization that shares the domain of its reseller only loses its own right to it.',
  source: 'hosted-email-2007.yaml (dd279056)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that owns the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
