import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, container, domainController, guid, optional, properties, text } from '@tenantry/schema';

import { NameInvalid, ObjectExists, PathInvalid, PlaceMissing } from './errors.ts';
import { pending } from './pending.ts';

export const CreateObject = write({
  name: 'Create Object',
  summary: 'Creates an object of a schema class in a container.',
  remarks:
    'The place is path, or container and name. A name without type gets the one of its class (OU= for organizational units, CN= for the rest).',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    class: text('Schema class of the new object, e.g. user.', { maxLength: 128 }),
    path: optional(text('LDAP path of the new object; excludes container and name.')),
    container: optional(container('LDAP path of the container of the new object.')),
    name: optional(text('Relative name of the new object in its container, e.g. CN=Ann Beebe.', { maxLength: 256 })),
    properties: optional(properties('Attributes of the new object.')),
    flagIgnoreAlreadyExistsError: optional(boolean('Leaves an object that exists already alone instead of failing.')),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path of the object.'),
    guid: guid('GUID of the object.'),
    flagSkipAction: optional(boolean('True when the object existed already and was left alone.')),
  },
  errors: [ObjectExists, PlaceMissing, NameInvalid, PathInvalid],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
