import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, oneOf, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { claimantsInLine, domainLocks } from './domain-claims.ts';
import { DomainNotOwned } from './errors.ts';

export const ModifySMTPDomain_ = composite({
  summary: 'Changes where the mail of an accepted domain goes.',
  remarks: 'An addition of Tenantry. An organization that only shares the domain of its reseller cannot change it.',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that owns the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    domainType: oneOf(['Authoritative', 'InternalRelay', 'ExternalRelay'], 'Where its mail goes.'),
    preferredDomainController: domainController(),
  },
  errors: [DomainNotOwned],

  async run({ input, call, place, lock }) {
    const domainName = input.domainName.toLowerCase();
    const { organization } = await place('organization');
    if (!organization) throw DomainNotOwned(domainName, input.organization);

    await lock(...domainLocks(domainName));
    const claimants = await claimantsInLine(call, domainName, { organization, ...controllerOf(input) });
    // The highest one that claims a domain owns it.
    if (claimants.at(-1)?.guid !== organization.guid) throw DomainNotOwned(domainName, organization.path);
    await call(exchange.ModifySMTPDomain_, { ...input, domainName });
    return {};
  },
});
