import { composite } from '@tenantry/engine';
import { domainController, oneOf, optional, organization, smtpDomain } from '@tenantry/schema';

import { DomainNotAvailable } from './errors.ts';

export const CreateSMTPDomain = composite({
  summary: 'Creates an accepted domain for an organization.',
  remarks:
    'The organization that has the domain in its uPNSuffixes owns it. A domain of the reseller may be taken by each of its customers too; one of anybody else is refused.',
  source: 'managed-email-2007.yaml (dd251695)',
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
  errors: [DomainNotAvailable],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
