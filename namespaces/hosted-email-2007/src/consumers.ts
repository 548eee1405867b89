import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

/** Customer type that Hosted Active Directory gives to the users of consumer organizations. */
export const consumerUser = 'ConsumerUser';

/** Whether a user is a consumer: his mailbox takes its space from the consumer stores, not out of the grant of an organization. */
export async function isConsumer(call: Call, guid: string): Promise<boolean> {
  const { customerTypeName } = await call(plans.GetCustomerType_, { GUID: guid });
  return customerTypeName === consumerUser;
}
