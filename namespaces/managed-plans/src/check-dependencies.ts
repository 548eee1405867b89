import { books, read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { namedCustomer } from './customers.ts';
import { CustomerNotNamed, DependencyMissing, NoSuchCustomer, NoSuchService } from './errors.ts';
import { serviceIdOf } from './services.ts';

// The customer and the organizations above it; services that are needed, also by needed ones.
const missingStatement = `
  with recursive line as (
    select customer_id, parent_id
    from plans.customer
    where customer_id = $1
    union
    select c.customer_id, c.parent_id
    from line l
    join plans.customer c on c.customer_id = l.parent_id
  ), needed as (
    select depends_on as service_id
    from plans.service_dependency
    where service_id = $2
    union
    select d.depends_on
    from needed n
    join plans.service_dependency d using (service_id)
  )
  select s.name
  from needed
  join plans.service s using (service_id)
  where not exists (
    select
    from line
    join plans.assignment a using (customer_id)
    join plans.type t on t.kind = 'plan' and t.name = a.type_name
    where a.status = 'Enabled'
      and t.service_id = s.service_id
  )
  order by s.name
  limit 1`;

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
  async run({ input, use, place }) {
    const customer = await namedCustomer(use(books), input, () => place('path'));
    const serviceId = await serviceIdOf(use(books), input.serviceName);
    const [missing] = await use(books).query<{ name: string }>(missingStatement, [customer.id, serviceId]);
    if (missing) throw DependencyMissing(input.path ?? customer.id, input.serviceName, missing.name);
    return {};
  },
});
