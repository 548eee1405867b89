import { composite } from '@tenantry/engine';
import { guidToOctetText, list, record, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { customerId } from './customers.ts';
import { CustomerNotNamed } from './errors.ts';
import { customersMaximum } from './get-child-customers.ts';
import { readPaths } from './object-paths.ts';
import { own } from './own-procedures.ts';

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
      { maxItems: customersMaximum },
    ),
  },
  errors: [CustomerNotNamed],

  async run({ input, call, place }) {
    const { path: _path, GUID: _guid, ...controller } = input;
    const parent = await customerId(input, () => place('path'));
    const { customers } = await call(own.GetChildCustomers_, { GUID: parent });
    const guids = [parent, ...customers.map(({ GUID }) => GUID)];
    const paths = await readPaths(call, guids, controller);
    return {
      GUID: guidToOctetText(parent),
      path: paths.get(parent) ?? '',
      customers: customers.map(({ GUID, customerTypeName }) => ({
        GUID: guidToOctetText(GUID),
        Type: customerTypeName,
        Path: paths.get(GUID) ?? '',
      })),
    };
  },
});
