import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  byIdentity,
  changeableAddresses,
  changeableListing,
  domainController,
  group,
  groupDelivery,
  optional,
  organizationOf,
  user,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { underOwnAddresses } from './own-addresses.ts';

export const ModifyDistributionList_ = composite({
  summary: 'Changes addresses, name in address lists, visibility and manager of a mail-enabled group.',
  remarks: 'An addition of Tenantry. Addresses have to lie in domains that the organization owns.',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the group.', { within: 'organization' }),
    managedBy: optional(byIdentity(user('Manager, one of the organization.'))),
    ...changeableAddresses,
    ...changeableListing,
    ...groupDelivery,
    owningOrganization: organizationOf('group', 'Organization that owns the group.'),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const { group: path, emailAddresses, owningOrganization: organization } = input;
    const owner = { organization, ...controllerOf(input) };
    await underOwnAddresses(call, { owner, emailAddresses }, () => call(exchange.ModifyMailGroup_, { ...input, path }));
    return {};
  },
});
