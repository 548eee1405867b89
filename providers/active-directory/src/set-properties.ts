import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, ldapPath, properties } from '@tenantry/schema';

import { pending } from './pending.ts';

export const SetProperties = write({
  name: 'Set Properties',
  summary: 'Sets properties of an object.',
  remarks:
    'Mode replace (the default) puts the values in place of the present ones, append adds, remove takes away, clear takes all away; replace without a value clears, too.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    properties: properties('What to set.'),
    preferredDomainController: domainController(),
  },
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
