import { domainController, list, organization, planName } from '@tenantry/schema';

/** User plans that an organization may use, or no longer. */
export const availablePlansFields = {
  organization: organization('Organization that has the list.'),
  preferredDomainController: domainController(),
  availablePlans: list('planName', planName('Name of a MobilityUserHosting plan.'), {
    sentence: 'User plans.',
    minItems: 1,
  }),
};
