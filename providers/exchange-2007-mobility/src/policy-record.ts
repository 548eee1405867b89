import type { Entry } from '@tenantry/directory';
import { devicePolicySettings, guid, record, text } from '@tenantry/schema';

import { toPolicySettings } from './policy-attributes.ts';

/** A policy as callers get it. */
export const policyRecord = record('One policy.', {
  name: text('Name of the policy.'),
  path: text('LDAP path of the policy.'),
  guid: guid('GUID of the policy.'),
  ...devicePolicySettings,
});

/** The same of an entry. */
export function describePolicy({ path, guid, attributes }: Entry) {
  return { name: attributes['cn']?.[0] ?? '', path, guid, ...toPolicySettings(attributes) };
}
