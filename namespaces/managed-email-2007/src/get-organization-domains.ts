import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, list, oneOf, organization, record, text } from '@tenantry/schema';

import { claimsOf } from './domain-claims.ts';

export const GetOrganizationDomains_ = composite({
  summary: 'Lists the SMTP domains that an organization owns or shares.',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that asks.'),
  },
  output: {
    domains: list(
      'domain',
      record('One accepted domain.', {
        domainName: text('SMTP domain in lower case.'),
        domainType: oneOf(['Authoritative', 'InternalRelay', 'ExternalRelay'], 'Where its mail goes.'),
      }),
    ),
  },

  async run({ input, call, place }) {
    const { organization } = await place('organization');
    if (!organization) return { domains: [] };

    const domains = [];
    for (const domainName of await claimsOf(call, organization, input)) {
      const { acceptedDomains } = await call(exchange.GetSMTPDomain, { ...input, identity: domainName });
      const domainType = acceptedDomains[0]?.domainType;
      if (domainType !== undefined) domains.push({ domainName, domainType });
    }
    return { domains };
  },
});
