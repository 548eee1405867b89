import { composite } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';

import { OutsideHosting } from './errors.ts';
import { requireOrganization } from './own-objects.ts';

export const GetThisOrganizationRoot = composite({
  summary: 'Returns the organization that owns an object.',
  remarks: 'For an organization the answer is the organization itself.',
  source: 'managed-active-directory.yaml (dd279127)',
  access: 'public',
  role: 'Users',
  input: {
    path: ldapPath('LDAP path of any object in the organization.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path of the organization.'),
  },
  errors: [OutsideHosting],

  async run({ place }) {
    return { path: requireOrganization(await place('path')).path };
  },
});
