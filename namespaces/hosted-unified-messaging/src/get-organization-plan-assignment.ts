import { composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { NotSubscribed } from './errors.ts';
import { readSubscription } from './subscription.ts';

export const GetOrganizationPlanAssignment = composite({
  summary: 'Reads the unified-messaging plan of an organization.',
  source: 'hosted-unified-messaging-2007.yaml (dd278680)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  output: {
    planName: text('Name.'),
    planDescription: text('What the plan is for.'),
    planTypeName: text('Plan type.'),
    dateCreated: text('When the plan was created, ISO 8601.'),
    dateLastUpdated: text('When the plan was last changed, ISO 8601.'),
    dateAssigned: text('When the organization got it, ISO 8601.'),
  },
  errors: [NotSubscribed],

  run: ({ input, call }) => readSubscription(call, { path: input.path, ...controllerOf(input) }),
});
