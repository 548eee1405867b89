import { composite } from '@tenantry/engine';
import { domainController, optional, planName, record, text, user } from '@tenantry/schema';

import { NoMailbox, NotSubscribed, PlanNotAvailable, PlanOfWrongType } from './errors.ts';
import { planOverrides } from './user-plan-features.ts';

export const ChangeUserPlanAssignment = composite({
  summary: 'Gives a user another plan.',
  remarks:
    'When the new size does not fit the present store, the space is reserved on another one; the mailbox stays where it is until it is moved.',
  source: 'hosted-email-2007.yaml (dd252131)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with a mailbox.', { within: 'organization' }),
    planName: planName('New ExchUserHosting plan; the organization must be allowed to use it.'),
    planOverrides: optional(record('Replaces single values of the plan for this mailbox.', planOverrides)),
  },
  output: {
    database: text('Store where the space is reserved now. When it is another one, move the mailbox there.'),
  },
  errors: [NoMailbox, NotSubscribed, PlanNotAvailable, PlanOfWrongType],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
