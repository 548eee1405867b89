import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { managedUnifiedMessaging } from '@tenantry/managed-unified-messaging/contract';
import { boolean, byIdentity, defaulted, domainController, optional, user } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { events } from './service.ts';

export const DisableMailbox = composite({
  summary: 'Disables one mailbox for unified messaging.',
  source: 'hosted-unified-messaging-2007.yaml (dd278572)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.', { within: 'organization' }),
    keepProperties: defaulted(boolean('Whether settings and PIN stay. Default false.'), false),
    identity: optional(
      byIdentity(user('The same user once more, by any of his names: the sample gives it, the table does not.')),
    ),
  },

  async run({ input, call }) {
    const { path, keepProperties } = input;
    await call(managedUnifiedMessaging.DisableUMMailbox, { ...controllerOf(input), identity: path, keepProperties });
    await call(plans.AddEvent_, { path, ...controllerOf(input), eventTypeName: events.disabled });
    return {};
  },
});
