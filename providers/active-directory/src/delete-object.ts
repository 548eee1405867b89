import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, optional, text } from '@tenantry/schema';

import { SubtreeTooLarge } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteObject = write({
  name: 'Delete Object',
  summary: 'Deletes an object, subtree included.',
  source: 'dd252282',
  role: 'DomainAdmin',
  input: {
    path: text('LDAP path of the object.'),
    flagIgnoreDoesNotExistError: optional(boolean('No error when the object does not exist.')),
    preferredDomainController: domainController(),
  },
  errors: [SubtreeTooLarge],
  sensitive: true,
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
