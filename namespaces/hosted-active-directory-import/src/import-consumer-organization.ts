import { composite } from '@tenantry/engine';
import { domainController, ldapPath, planName } from '@tenantry/schema';

import { adoptedOrganization, findings } from './adopted-fields.ts';
import { NotBelow } from './errors.ts';
import { importCustomer } from './import-customer.ts';

export const ImportConsumerOrganization = composite({
  summary: 'Adopts an existing organizational unit, with its users, as a consumer organization.',
  remarks:
    'Gives it the containers, groups and pointers of an organization unless they exist, a customer record and the plan; fails if it has a record. Plan it first to see what would be made.',
  source:
    'hosted-active-directory.yaml (dd251613; the reference only names this one, so its inputs are those of ImportBusinessOrganization)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    organization: ldapPath('LDAP path of the unit, directly below an existing reseller.'),
    preferredDomainController: domainController(),
    planName: planName('Plan of type ADConsumerOrg.'),
  },
  output: { org: adoptedOrganization, ...findings },
  errors: [NotBelow],

  async run({ input, call, place }) {
    return importCustomer(call, { ...input, place: await place('organization'), kind: 'Consumer' });
  },
});
