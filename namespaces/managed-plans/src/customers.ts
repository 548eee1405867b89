import type { Books, Place } from '@tenantry/engine';

import { CustomerNotNamed, NoSuchCustomer } from './errors.ts';
import { canonicalGuid } from './guids.ts';

/** How an input names a customer. */
interface Named {
  readonly path?: string | undefined;
  readonly GUID?: string | undefined;
}

/** A customer record that counts. */
export interface Customer {
  readonly id: string;
  readonly parent: string | null;
  readonly typeName: string;
}

const readStatement = `
  select customer_id as id, parent_id as parent, type_name as "typeName"
  from plans.customer
  where customer_id = $1
    and status = 'Enabled'`;

/** GUID of the customer that an input names by path or GUID. Throws PLANS_CUSTOMER_NOT_NAMED. */
export async function customerId({ path, GUID }: Named, place: () => Promise<Place>): Promise<string> {
  if (GUID !== undefined && path === undefined) return canonicalGuid(GUID);
  if (path === undefined || GUID !== undefined) throw CustomerNotNamed();
  return (await place()).guid;
}

/** The record of a customer. Throws PLANS_NO_SUCH_CUSTOMER. */
export async function readCustomer(from: Books, id: string, named: Named): Promise<Customer> {
  const [customer] = await from.query<Customer>(readStatement, [id]);
  if (!customer) throw NoSuchCustomer(named.path ?? id);
  return customer;
}

/** The record of the customer that an input names. */
export async function namedCustomer(from: Books, named: Named, place: () => Promise<Place>): Promise<Customer> {
  return readCustomer(from, await customerId(named, place), named);
}

/** Lock of a customer: its plans and assets change one after the other. */
export function customerLock({ path, GUID }: Named): string {
  return `customer:${(path ?? canonicalGuid(GUID ?? '')).toLowerCase()}`;
}
