import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { domainItem } from './counted-kinds.ts';
import { countOneMore } from './item-counts.ts';
import { recordDomain } from './record-domain.ts';
import { readSubscription } from './subscription.ts';

export const AdoptSMTPDomain_ = composite({
  summary: 'Gives an accepted domain that exists already to an organization, with its asset.',
  source: 'hosted-email-2007-import.yaml (ImportSmtpDomains)',
  input: {
    organization: organization('Organization that gets the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call, place, lock }) {
    const customer = { path: input.organization, ...controllerOf(input) };
    const { guid } = await place('organization');
    await readSubscription(call, customer);
    await lock(`domains:${guid}`);
    const counted = { kind: 'domains', item: domainItem(guid, input.domainName) } as const;
    await countOneMore(call, { organization: input.organization, ...controllerOf(input) }, counted);
    await call(managedEmail.AdoptSMTPDomain_, input);
    await recordDomain(call, customer, input.domainName);
    return {};
  },
});
