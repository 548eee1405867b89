import { books, read } from '@tenantry/engine';
import { domainController, list, optional, organization, record, text } from '@tenantry/schema';

import { pending } from './pending.ts';
import { planDescription } from './plan-fields.ts';

export const GetAvailablePlans_ = read({
  summary: 'Lists the plans that the users of an organization may get, switched off ones too.',
  remarks: 'planStatus is the status of the entry; it is Disabled too when the plan itself is disabled.',
  input: {
    organization: organization('Organization that has the list.'),
    planTypeName: optional(text('Only plans of this type.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  output: { availablePlans: list('plan', record('One plan, ordered by name.', planDescription)) },
  run: pending,
});
