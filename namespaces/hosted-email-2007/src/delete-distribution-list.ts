import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, group } from '@tenantry/schema';

import { countOneLess } from './item-counts.ts';

export const DeleteDistributionList = composite({
  summary: 'Deletes a distribution list.',
  remarks:
    'An addition of Tenantry: the counterpart of CreateDistributionList, which the published list does not have.',
  source: 'hosted-email-2007.yaml (dd251730)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the list.', { within: 'organization' }),
  },

  async run({ input, call, place }) {
    const { guid } = await place('group');
    await call(managedEmail.DeleteDistributionList_, input);
    await countOneLess(call, { kind: 'groups', item: guid });
    return {};
  },
});
