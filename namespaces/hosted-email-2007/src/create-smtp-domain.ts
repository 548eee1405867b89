import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, oneOf, optional, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { domainItem } from './counted-kinds.ts';
import { countOneMore } from './item-counts.ts';
import { recordDomain } from './record-domain.ts';
import { readSubscription } from './subscription.ts';

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

  async run({ input, call, place, lock }) {
    const path = input.organization;
    const customer = { path, ...controllerOf(input) };
    const { guid } = await place('organization');
    await readSubscription(call, customer);

    // Two first domains at the same time must not both become the primary one.
    await lock(`domains:${guid}`);
    const counted = { kind: 'domains', item: domainItem(guid, input.domainName) } as const;
    await countOneMore(call, { organization: path, ...controllerOf(input) }, counted);
    await call(managedEmail.CreateSMTPDomain, input);
    await recordDomain(call, customer, input.domainName);
    return {};
  },
});
