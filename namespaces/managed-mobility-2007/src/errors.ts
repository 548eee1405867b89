import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

export const PolicyExists = error(
  'MANAGED_MOBILITY_POLICY_EXISTS',
  0x80071392,
  (policy: string, organization: string) =>
    `${organization} has a policy called "${policy}" already. Change it with ModifyPolicy, or choose another name.`,
);
export const PolicyUnknown = error(
  'MANAGED_MOBILITY_POLICY_UNKNOWN',
  0x80072030,
  (policy: string, organization: string) =>
    `${organization} has no policy called "${policy}". GetPolicies lists those that it has.`,
);
export const PolicyInUse = error(
  'MANAGED_MOBILITY_POLICY_IN_USE',
  0x80070057,
  (policy: string) =>
    `The policy "${policy}" is the default of its organization, or the policy of a user. Set another default and give the users another policy first.`,
);
