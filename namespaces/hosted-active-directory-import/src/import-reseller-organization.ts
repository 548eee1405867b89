import { composite } from '@tenantry/engine';
import { domainController, ldapPath } from '@tenantry/schema';

import { adoptedOrganization } from './adopted-fields.ts';
import { NotBelow } from './errors.ts';
import { importUnit } from './unit-to-import.ts';

export const ImportResellerOrganization = composite({
  summary: 'Adopts an existing organizational unit as a reseller.',
  remarks:
    'Gives it the containers, groups and pointers of a reseller unless they exist, and a customer record; fails if it has one. Plan it first to see what would be made.',
  source: 'hosted-active-directory.yaml (dd252152)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    organization: ldapPath('LDAP path of the unit, directly below the hosting organization.'),
    preferredDomainController: domainController(),
  },
  output: { org: adoptedOrganization },
  errors: [NotBelow],

  async run({ input, call, place }) {
    const org = await importUnit(call, {
      ...input,
      place: await place('organization'),
      policyName: 'reseller',
      customerTypeName: 'ResellerOrganization',
    });
    return { org };
  },
});
