import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf, escapeFilter, nameIn } from './directory-values.ts';
import { type Asker, claimantsInLine, domainLocks, otherClaimant } from './domain-claims.ts';
import { DomainInUse, DomainNotOwned, DomainShared } from './errors.ts';
import { pointTo } from './pointers.ts';

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

  async run({ input, call, place, lock }) {
    const domainName = input.domainName.toLowerCase();
    const { organization } = await place('organization');
    if (!organization) throw DomainNotOwned(domainName, input.organization);
    const asker = { organization, ...controllerOf(input) };

    await lock(...domainLocks(domainName));
    const claimants = await claimantsInLine(call, domainName, asker);
    if (!claimants.some(({ guid }) => guid === organization.guid)) throw DomainNotOwned(domainName, organization.path);
    const isShared = claimants.length > 1;
    const other = isShared ? undefined : await otherClaimant(call, domainName, asker);
    if (other !== undefined) throw DomainShared(domainName, other);

    // The right goes before recipients are looked for: a mailbox that is just being created either is found here,
    // or finds that the domain is gone.
    const account = await findUser(call, asker, `(userPrincipalName=*${ending(domainName)})`);
    if (account === undefined) {
      await call(activeDirectory.SetProperties, {
        ...controllerOf(input),
        path: organization.path,
        properties: [{ name: 'uPNSuffixes', mode: 'remove', value: [domainName] }],
      });
    }
    if (!isShared) await call(exchange.DeleteSMTPDomain, { ...input, domainName });
    const recipient = await findRecipient(call, asker, domainName);
    if (recipient !== undefined) throw DomainInUse(domainName, recipient);

    return {};
  },
});

/** The end of an address in the domain; a wildcard stands for subdomains only. */
function ending(domain: string): string {
  return escapeFilter(domain.startsWith('*.') ? domain.slice(1) : `@${domain}`);
}

/** A recipient below the organization, or one that belongs to it elsewhere, as public folders do. */
async function findRecipient(call: Call, asker: Asker, domain: string): Promise<string | undefined> {
  const addressed = `(proxyAddresses=smtp:*${ending(domain)})`;
  const below = await findUser(call, asker, addressed);
  if (below !== undefined) return below;
  const owned = escapeFilter(pointTo('owningOrganization', nameIn(asker.organization.path)));
  const { domain: everywhere } = await call(activeDirectory.GetNamingContexts, controllerOf(asker));
  const { objects } = await call(activeDirectory.Search, {
    path: everywhere,
    filter: `(&(otherWellKnownObjects=${owned})${addressed})`,
    propertyList: [{ name: 'cn' }],
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: '1' }],
    ...controllerOf(asker),
  });
  return objects[0]?.path;
}

async function findUser(call: Call, asker: Asker, filter: string): Promise<string | undefined> {
  const { objects } = await call(activeDirectory.Search, {
    path: asker.organization.path,
    filter,
    propertyList: [{ name: 'cn' }],
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: '1' }],
    ...controllerOf(asker),
  });
  return objects[0]?.path;
}
