import { composite } from '@tenantry/engine';
import { domainController, oneOf, optional, organization, smtpDomain } from '@tenantry/schema';

import { NotSubscribed } from './errors.ts';

export const CreateSMTPDomain = composite({
  summary: 'Creates an accepted domain for an organization.',
  remarks:
    'Users of the organization may then log on and get addresses with the domain. A domain of the reseller may be taken by each of its customers.',
  source: 'hosted-email-2007.yaml (dd229930)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that gets the domain.'),
    domainName: smtpDomain('SMTP domain; *.contoso.com for all subdomains.'),
    preferredDomainController: domainController(),
    domainType: optional(
      oneOf(
        ['Authoritative', 'InternalRelay', 'ExternalRelay'],
        'Delivered here (default), relayed to an own server, or relayed to a foreign one.',
      ),
    ),
  },
  errors: [NotSubscribed],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
