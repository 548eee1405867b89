import { type Given, guid, list, oneOf, optional, text } from '@tenantry/schema';

import type { Values } from './directory-values.ts';
import { ownNameOf } from './distinguished-names.ts';
import { parsePointers, targetOf } from './pointers.ts';
import { firstOf } from './user-summary.ts';

const types = ['hosting', 'reseller', 'customer'] as const;

/** What is told of every organization. */
export const organizationSummary = {
  path: text('LDAP path.'),
  guid: guid('GUID of the organization.'),
  name: text('Name.'),
  displayName: optional(text('Name that people see.')),
  description: optional(text('Description.')),
  organizationType: optional(oneOf(types, 'Hosting, reseller or customer.')),
  domains: list('domain', text('One domain.'), { sentence: 'Domains that its users may log on with.' }),
};

/** Attributes that a summary is made of. */
export const organizationAttributes = [
  'ou',
  'displayName',
  'description',
  'otherWellKnownObjects',
  'uPNSuffixes',
] as const;

export function summaryOfOrganization(
  { path, guid }: { readonly path: string; readonly guid: string },
  values: Values<(typeof organizationAttributes)[number]>,
): Given<typeof organizationSummary> {
  const type = targetOf(parsePointers(values.otherWellKnownObjects), 'OrganizationType');
  const typeName = type === undefined ? undefined : ownNameOf(type).toLowerCase();
  const organizationType = types.find((each) => each === typeName);
  return {
    path,
    guid,
    name: values.ou[0] ?? '',
    ...firstOf(values, ['displayName', 'description']),
    ...(organizationType === undefined ? {} : { organizationType }),
    domains: [...values.uPNSuffixes].sort(),
  };
}
