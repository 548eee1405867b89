import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { container, domainController, ldapPath, text } from '@tenantry/schema';

import { DomainMismatch, ObjectExists } from './errors.ts';
import { pending } from './pending.ts';

export const MoveObject = write({
  name: 'Move Object',
  summary: 'Moves an object to another container of the same domain.',
  source: 'dd251606',
  role: 'DomainAdmin',
  input: {
    source: ldapPath('LDAP path of the object.'),
    destination: container('LDAP path of the target container.'),
    preferredDomainController: domainController(),
  },
  output: { path: text('New LDAP path of the object.') },
  errors: [ObjectExists, DomainMismatch],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
