import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  boolean,
  domainController,
  oneOf,
  optional,
  organization,
  record,
  repeated,
  smtpDomain,
  text,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { claimantsInLine } from './domain-claims.ts';

export const GetSMTPDomain = composite({
  summary: 'Returns an accepted domain that the organization may use.',
  source: 'managed-email-2007.yaml (dd252089)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('Organization that asks.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },
  output: {
    acceptedDomain: repeated(
      record('One accepted domain; none when the organization may not use it.', {
        domainType: oneOf(['Authoritative', 'InternalRelay', 'ExternalRelay'], 'Where its mail goes.'),
        addressBookEnabled: boolean('Whether the address book is enabled for the domain.'),
        default: boolean('Whether it is the default domain.'),
        adminDisplayName: optional(text('Name for administrators.')),
        exchangeVersion: optional(text('Version of the object.')),
      }),
    ),
    ownership: optional(oneOf(['tenant', 'reseller'], 'Who owns the domain: this organization or one above it.')),
  },

  async run({ input, call, place }) {
    const domainName = input.domainName.toLowerCase();
    const { organization } = await place('organization');
    if (!organization) return { acceptedDomain: [] };

    const claimants = await claimantsInLine(call, domainName, { organization, ...controllerOf(input) });
    if (claimants.length === 0) return { acceptedDomain: [] };
    const { acceptedDomains } = await call(exchange.GetSMTPDomain, { ...input, identity: domainName });

    const owner = claimants.at(-1);
    return {
      acceptedDomain: acceptedDomains.map(pick),
      ownership: owner?.guid === organization.guid ? ('tenant' as const) : ('reseller' as const),
    };
  },
});

function pick(domain: {
  readonly domainType: 'Authoritative' | 'InternalRelay' | 'ExternalRelay';
  readonly addressBookEnabled: boolean;
  readonly default: boolean;
  readonly adminDisplayName: string;
  readonly exchangeVersion: string;
}) {
  const { domainType, addressBookEnabled, adminDisplayName, exchangeVersion } = domain;
  return { domainType, addressBookEnabled, default: domain.default, adminDisplayName, exchangeVersion };
}
