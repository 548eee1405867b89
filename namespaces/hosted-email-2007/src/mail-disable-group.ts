import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { domainController, group } from '@tenantry/schema';

import { countOneLess } from './item-counts.ts';

export const MailDisableGroup = composite({
  summary: 'Takes the mail attributes from a group; the group stays.',
  remarks: 'An addition of Tenantry: the counterpart of MailEnableGroup, which the published list does not have.',
  source: 'managed-email-2007.yaml (dd251850)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the group.', { within: 'organization' }),
  },

  async run({ input, call, place }) {
    const { guid } = await place('group');
    await call(managedEmail.MailDisableGroup, input);
    await countOneLess(call, { kind: 'groups', item: guid });
    return {};
  },
});
