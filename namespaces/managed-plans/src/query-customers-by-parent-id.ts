import { composite } from '@tenantry/engine';
import { list, record, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed } from './errors.ts';
import { pending } from './pending.ts';

export const QueryCustomersByParentID = composite({
  summary: 'Lists the children of a parent customer.',
  remarks: 'An empty Path marks a customer that the directory no longer has.',
  source: 'managed-plans.yaml (cmsu_he_develop_api_plans_managed_querycustomersbyparentid), known-faults.md B14',
  access: 'public',
  role: 'UserCreators',
  input: customerFields,
  output: {
    GUID: text('GUID of the parent, 32 hexadecimal digits in objectGUID byte order, upper case.'),
    path: text('LDAP path of the parent; empty when the directory no longer has it.'),
    customers: list(
      'customer',
      record('One child.', {
        GUID: text('GUID, 32 hexadecimal digits in objectGUID byte order, upper case.'),
        Type: text('Customer type, e.g. BusinessOrganization.'),
        Path: text('LDAP path; empty when the directory no longer has the object.'),
      }),
    ),
  },
  errors: [CustomerNotNamed],
  run: pending,
});
