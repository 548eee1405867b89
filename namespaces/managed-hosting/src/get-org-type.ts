import { composite } from '@tenantry/engine';
import { domainController, ldapPath, oneOf } from '@tenantry/schema';

import { pending } from './pending.ts';

export const GetOrgType = composite({
  summary: 'Tells whether an object is, or lies in, the hosting organization, a reseller or a customer, or is private.',
  remarks: 'Private is what lies in the container _Private of an organization.',
  source: 'core-helper-namespaces.yaml',
  access: 'public',
  role: 'Users',
  input: {
    path: ldapPath('LDAP path of an organization or of an object in one.'),
    preferredDomainController: domainController(),
  },
  output: { orgType: oneOf(['hosting', 'reseller', 'customer', 'private'], 'The type.') },
  run: pending,
});
