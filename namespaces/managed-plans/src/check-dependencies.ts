import { books, read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, DependencyMissing, NoSuchCustomer, NoSuchService } from './errors.ts';
import { pending } from './pending.ts';

export const CheckDependencies = read({
  summary: 'Checks that a customer is subscribed to all services that a service depends on.',
  remarks: 'A plan of an organization above the customer counts too. Throws when one is missing.',
  source: 'managed-plans.yaml',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...customerFields,
    serviceName: text('Service that is to be used, e.g. HostedEmail.', { maxLength: 64 }),
  },
  errors: [CustomerNotNamed, DependencyMissing, NoSuchCustomer, NoSuchService],
  run: pending,
});
