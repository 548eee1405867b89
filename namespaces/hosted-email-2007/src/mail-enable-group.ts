import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  alsoSpelt,
  boolean,
  domainController,
  group,
  list,
  mailAlias,
  optional,
  organizationOf,
  proxyAddress,
  text,
} from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { countOneMore } from './item-counts.ts';
import { readSubscription } from './subscription.ts';

export const MailEnableGroup = composite({
  summary: 'Gives a universal group mail attributes.',
  remarks: 'It counts as one of the groups that the plan of the organization allows.',
  source: 'hosted-email-2007.yaml (dd229924)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of a universal group.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    displayName: optional(text('Name in address lists.', { maxLength: 256, pattern: '^[^\\r\\n]+$' })),
    hiddenFromAddressListsEnabled: optional(
      alsoSpelt(boolean('True: the group is in no address list.'), 'hiddenFromAddressListEnabled'),
    ),
    owningOrganization: organizationOf('group', 'Organization whose address lists show the group.'),
  },

  async run({ input, call, place }) {
    const { owningOrganization: organization, hiddenFromAddressListsEnabled: hidden, ...group } = input;
    const { guid } = await place('group');
    const controller = controllerOf(input);

    await readSubscription(call, { path: organization, ...controller });
    await countOneMore(call, { organization, ...controller }, { kind: 'groups', item: guid });
    await call(managedEmail.MailEnableGroup, {
      ...group,
      owningOrganization: organization,
      ...(hidden === undefined ? {} : { hiddenFromAddressListEnabled: hidden }),
    });
    return {};
  },
});
