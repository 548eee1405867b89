import { books, write } from '@tenantry/engine';
import { defaulted, domainController, guid, ldapPath, optional, text } from '@tenantry/schema';

import { CustomerExists, NoSuchType } from './errors.ts';
import { pending } from './pending.ts';

export const CreateCustomer = write({
  summary: 'Creates the customer record of a directory object.',
  remarks:
    'The parent of the record is the organization that owns the object; that of an organization is the one above it. A record that was deleted is taken up again.',
  source: 'managed-plans.yaml (dd251874, dd252298)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: ldapPath('LDAP path of the new customer: organization, user, group or contact.'),
    customerTypeName: text('Customer type, e.g. BusinessOrganization.', { maxLength: 64 }),
    eventTypeName: defaulted(text('Event type that is recorded. Default Enabled.', { maxLength: 64 }), 'Enabled'),
    commonName: optional(text('Name for reports. Default: the name of the object.', { maxLength: 256 })),
    preferredDomainController: domainController(),
  },
  output: { GUID: guid('GUID of the customer, which is the one of the directory object.') },
  errors: [CustomerExists, NoSuchType],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
