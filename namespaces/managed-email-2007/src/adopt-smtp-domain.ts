import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { claimantsInLine, domainLocks, isClaimedElsewhere } from './domain-claims.ts';
import { DomainNotAvailable, NoSuchDomain } from './errors.ts';

export const AdoptSMTPDomain_ = composite({
  summary: 'Gives an accepted domain that exists already to an organization.',
  remarks: 'A domain that another organization has among its uPNSuffixes is refused, as in CreateSMTPDomain.',
  source: 'hosted-email-2007-import.yaml',
  input: {
    organization: organization('Organization that gets the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },
  errors: [DomainNotAvailable, NoSuchDomain],

  async run({ input, call, place, lock }) {
    const domainName = input.domainName.toLowerCase();
    const controller = controllerOf(input);
    const { organization } = await place('organization');
    if (!organization) throw DomainNotAvailable(domainName);
    const asker = { organization, ...controller };

    await lock(...domainLocks(domainName));
    const { acceptedDomains } = await call(exchange.GetSMTPDomain, { identity: domainName, ...controller });
    if (acceptedDomains.length === 0) throw NoSuchDomain(domainName);
    const claimants = await claimantsInLine(call, domainName, asker);
    if (claimants.length === 0 && (await isClaimedElsewhere(call, domainName, asker))) {
      throw DomainNotAvailable(domainName);
    }
    if (claimants.some(({ guid }) => guid === organization.guid)) return {};

    await call(activeDirectory.SetProperties, {
      ...controller,
      path: organization.path,
      properties: [{ name: 'uPNSuffixes', mode: 'append', value: [domainName] }],
    });
    return {};
  },
});
