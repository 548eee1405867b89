import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { managedUnifiedMessaging } from '@tenantry/managed-unified-messaging/contract';
import {
  domainController,
  list,
  optional,
  organizationOf,
  secret,
  text,
  umEnablingFields,
  user,
} from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { NotEnabled, NotSubscribed } from './errors.ts';
import { events } from './service.ts';
import { findServicePointer, readSubscription } from './subscription.ts';

export const EnableMailbox = composite({
  summary: 'Enables one mailbox for unified messaging, in the dial plan of its organization.',
  remarks:
    'The PIN is in the answer, once, unless the request gave it: nothing keeps more than a salted hash. Tenantry itself sends no mail.',
  source: 'hosted-unified-messaging-2007.yaml (dd278656)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.', { within: 'organization' }),
    ...umEnablingFields,
    organization: organizationOf('path', 'Organization of the user.'),
  },
  output: {
    pin: optional(secret('The PIN that was made; only here, and only this once.')),
    extensions: list('extension', text('Extension.'), { sentence: 'Extensions of the mailbox.' }),
  },
  errors: [NotSubscribed, NotEnabled],

  async run({ input, call }) {
    const { path, organization } = input;
    const customer = { path: organization, ...controllerOf(input) };
    await readSubscription(call, customer);
    const pointer = await findServicePointer(call, customer);
    if (!pointer) throw NotEnabled(organization);
    const { dialPlan: umDialPlan, mailboxPolicy: umMailboxPolicy } = pointer;
    const enabled = await call(managedUnifiedMessaging.EnableUMMailbox, {
      ...input,
      identity: path,
      umDialPlan,
      umMailboxPolicy,
    });
    if (input.validateOnly !== true) {
      await call(plans.AddEvent_, { path, ...controllerOf(input), eventTypeName: events.enabled });
    }
    return enabled;
  },
});
