import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, ldapPath } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';

export const BlockDaclInheritance_ = composite({
  summary: 'Stops an object from inheriting the access entries of its parent.',
  remarks:
    'What it had inherited goes; entries of its own stay. An object that inherits nothing already stays as it is.',
  source: 'managed-active-directory.yaml (name only)',
  input: {
    path: ldapPath('LDAP path of the object.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    await call(activeDirectory.UpdateACL, {
      ...controllerOf(input),
      path: input.path,
      ace: [],
      inheritanceBlocked: true,
    });
    return {};
  },
});
