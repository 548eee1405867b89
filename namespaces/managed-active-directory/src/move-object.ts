import { composite } from '@tenantry/engine';
import { container, domainController, ldapPath, text } from '@tenantry/schema';

import { AcrossOrganizations, OutsideHosting, OwnObject, PrivateContainer } from './errors.ts';
import { pending } from './pending.ts';

export const MoveObject = composite({
  summary: 'Moves an object to another container of its organization.',
  source: 'managed-active-directory.yaml (dd278609, dd251845)',
  access: 'public',
  role: 'UserCreators',
  input: {
    object: ldapPath('LDAP path of the object.'),
    destinationContainer: container('LDAP path of the target container.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  errors: [AcrossOrganizations, OutsideHosting, OwnObject, PrivateContainer],
  run: pending,
});
