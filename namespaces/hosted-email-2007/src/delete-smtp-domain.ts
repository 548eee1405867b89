import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { domainItem } from './counted-kinds.ts';
import { readDomainAssets } from './domain-assets.ts';
import { countOneLess } from './item-counts.ts';

export const DeleteSMTPDomain = composite({
  summary: 'Removes an accepted domain of an organization.',
  remarks:
    'Refused while recipients use it. An organization that shares the domain of its reseller only loses its own right to it.',
  source: 'hosted-email-2007.yaml (dd279056)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that owns the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call, place, lock }) {
    const customer = { path: input.organization, ...controllerOf(input) };
    const { guid } = await place('organization');

    await lock(`domains:${guid}`);
    await call(managedEmail.DeleteSMTPDomain, input);
    for (const { assetTypeName, value } of await readDomainAssets(call, customer)) {
      if (value.toLowerCase() !== input.domainName.toLowerCase()) continue;
      await call(plans.DeleteAsset_, { ...customer, assetTypeName, value });
    }
    await countOneLess(call, { kind: 'domains', item: domainItem(guid, input.domainName) });
    return {};
  },
});
