import { composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';

import { NoForeignOwner, NotAnOrganization } from './errors.ts';

export const GetForeignOwnerOrg = composite({
  summary: 'Returns the hosting organization of a reseller or the reseller of a customer.',
  source: 'managed-active-directory.yaml (dd278926)',
  access: 'public',
  role: 'Users',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  output: {
    owner: text('LDAP path of the owner.'),
  },
  errors: [NoForeignOwner, NotAnOrganization],

  async run({ place }) {
    const { path, guid, organization } = await place('path');
    if (organization?.guid !== guid) throw NotAnOrganization(path);
    if (!organization.parent) throw NoForeignOwner(path);
    return { owner: organization.parent.path };
  },
});
