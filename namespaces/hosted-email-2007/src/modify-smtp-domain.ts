import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { boolean, domainController, oneOf, optional, organization, smtpDomain } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { readDomainAssets } from './domain-assets.ts';
import { NotADomainOf } from './errors.ts';
import { assets } from './types.ts';

export const ModifySMTPDomain = composite({
  summary: 'Changes where the mail of an accepted domain goes, or makes it the primary domain of its organization.',
  remarks:
    'An addition of Tenantry. New distribution lists get addresses in the primary domain. Addresses that exist stay. An organization that shares the domain of its reseller can make it its primary one, but not change where its mail goes.',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that has the domain.'),
    domainName: smtpDomain('Name of the accepted domain.'),
    preferredDomainController: domainController(),
    domainType: optional(
      oneOf(
        ['Authoritative', 'InternalRelay', 'ExternalRelay'],
        'Delivered here, relayed to an own server, or relayed to a foreign one.',
      ),
    ),
    primary: optional(boolean('True: it becomes the primary domain of the organization.')),
  },
  errors: [NotADomainOf],

  async run({ input, call, place, lock }) {
    const { organization, domainName, domainType, primary = false } = input;
    const customer = { path: organization, ...controllerOf(input) };
    const { guid } = await place('organization');

    await lock(`domains:${guid}`);
    const domains = await readDomainAssets(call, customer);
    const domain = domains.find(({ value }) => value.toLowerCase() === domainName.toLowerCase());
    if (!domain) throw NotADomainOf(domainName, organization);
    if (domainType !== undefined) await call(managedEmail.ModifySMTPDomain_, { ...input, domainType });
    if (primary && domain.assetTypeName !== assets.primaryDomain) {
      const before = domains.filter(({ assetTypeName }) => assetTypeName === assets.primaryDomain);
      for (const asset of [...before, domain]) await call(plans.DeleteAsset_, { ...customer, ...asset });
      await call(plans.AddAsset_, { ...customer, assetTypeName: assets.primaryDomain, value: domain.value });
      for (const { value } of before) {
        await call(plans.AddAsset_, { ...customer, assetTypeName: assets.secondaryDomain, value });
      }
    }
    return {};
  },
});
