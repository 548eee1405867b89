import { composite } from '@tenantry/engine';
import { domainController, ldapPath, oneOf } from '@tenantry/schema';

import { MissingRole } from './errors.ts';

export const TestPermissions_ = composite({
  summary: 'Fails unless the caller holds a role at the organization that owns an object.',
  source: 'managed-active-directory.yaml (dd278541)',
  input: {
    path: ldapPath('LDAP path of an object of the organization.'),
    role: oneOf(['DomainAdmin', 'OrgCreators', 'UserCreators', 'CSRAdmins', 'Users'], 'Least role.'),
    preferredDomainController: domainController(),
  },
  errors: [MissingRole],

  async run({ input, caller, holds, place }) {
    const { path, organization } = await place('path');
    const allowed = organization ? await holds(input.role, organization) : await holds('DomainAdmin');
    if (!allowed) throw MissingRole(caller.trustee, input.role, path);
    return {};
  },
});
