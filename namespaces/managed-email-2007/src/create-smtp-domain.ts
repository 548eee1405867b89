import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, oneOf, optional, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { type Asker, claimantsInLine, domainLocks, isClaimedElsewhere, objectNameOf } from './domain-claims.ts';
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

  async run({ input, call, place, lock }) {
    const domainName = input.domainName.toLowerCase();
    const { organization } = await place('organization');
    if (!organization) throw DomainNotAvailable(domainName);
    const asker = { organization, ...controllerOf(input) };

    await lock(...domainLocks(domainName));
    const claimants = await claimantsInLine(call, domainName, asker);
    const exists = await isAccepted(call, domainName, asker);
    if (claimants.length === 0 && (exists || (await isClaimedElsewhere(call, domainName, asker)))) {
      throw DomainNotAvailable(domainName);
    }

    if (!exists) await call(exchange.CreateSMTPDomain, { ...input, domainName, name: objectNameOf(domainName) });
    if (!claimants.some(({ guid }) => guid === organization.guid)) {
      await call(activeDirectory.SetProperties, {
        ...controllerOf(input),
        path: organization.path,
        properties: [{ name: 'uPNSuffixes', mode: 'append', value: [domainName] }],
      });
    }
    return {};
  },
});

async function isAccepted(call: Call, domainName: string, asker: Asker): Promise<boolean> {
  const { acceptedDomains } = await call(exchange.GetSMTPDomain, { identity: domainName, ...controllerOf(asker) });
  return acceptedDomains.length > 0;
}
