import type { CompositeScope, Place } from '@tenantry/engine';
import { hostedDirectory } from '@tenantry/hosted-active-directory/contract';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import { importUnit } from './unit-to-import.ts';

interface CustomerToImport {
  readonly place: Place;
  readonly planName: string;
  readonly kind: 'Business' | 'Consumer';
  readonly preferredDomainController?: string | undefined;
}

/** Makes an organizational unit a customer organization under a plan, with the users that it holds. */
export async function importCustomer(call: CompositeScope<never>['call'], customer: CustomerToImport) {
  const { place, planName, kind } = customer;
  const { path } = place;
  const controller = controllerOf(customer);
  const org = await importUnit(call, { ...customer, policyName: 'customer', customerTypeName: `${kind}Organization` });
  await call(hostedDirectory.Subscribe, { ...controller, path, planName });

  const found = await call(managedDirectory.AdoptUsers_, { ...controller, organization: path });
  for (const user of found.users) {
    await call(plans.CreateCustomer, {
      ...controller,
      path: user,
      customerTypeName: `${kind}User`,
      eventTypeName: 'UserCreated',
    });
  }
  return { org, ...found };
}
