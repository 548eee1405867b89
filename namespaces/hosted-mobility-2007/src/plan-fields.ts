import { boolean, devicePolicySettings, type Given, integer, optional, record } from '@tenantry/schema';

const policy = optional(record('ActiveSync policy; what it does not say has its default.', devicePolicySettings));

/** What a plan of type MobilityOrgHosting says. */
export const organizationPlanFeatures = {
  maximum: optional(
    record('Most of each that the organization may have. What is left out is not limited.', {
      policies: optional(integer('Most policies of its own; 0: none.', { minimum: 0, maximum: 1000 })),
    }),
  ),
  policy,
};

/** What a plan of type MobilityUserHosting says. */
export const userPlanFeatures = {
  activeSyncEnabled: boolean('Whether the user may synchronize devices.'),
  policy,
};

export type OrganizationPlan = Given<typeof organizationPlanFeatures>;
export type UserPlan = Given<typeof userPlanFeatures>;
