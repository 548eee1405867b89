import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';

import { NameInvalid, ObjectExists } from './errors.ts';
import { pending } from './pending.ts';

export const RenameObject = write({
  name: 'Rename Object',
  summary: 'Renames an object inside its container.',
  remarks: 'Objects below it move along, and whatever names it by a link names it by the new name.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    name: text('New relative name, e.g. CN=Ann Beebe; without a type the present one stays.', { maxLength: 256 }),
    preferredDomainController: domainController(),
  },
  output: { path: text('New LDAP path of the object.') },
  errors: [NameInvalid, ObjectExists],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
