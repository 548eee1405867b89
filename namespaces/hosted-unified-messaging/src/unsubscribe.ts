import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, guid, optional, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { NoOrganizationNamed, NotSubscribed, NotThatPlan, StillEnabled } from './errors.ts';
import { deleteServicePointer } from './record-service-pointer.ts';
import { planType } from './service.ts';
import { type Customer, findServicePointer, readSubscription } from './subscription.ts';

export const Unsubscribe = composite({
  summary: 'Takes the unified-messaging plan away from an organization.',
  remarks:
    'Its dial plan has to be gone: DisableCustomer does both. With GUID the organization is gone from the directory, and the caller needs the role at the hosting organization.',
  source: 'hosted-unified-messaging-2007.yaml (dd278811, dd251843)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: optional(organization('LDAP path of the organization; the name of 4.0.')),
    organization: optional(organization('LDAP path of the organization; the name of 4.5.')),
    GUID: optional(guid('Organization that is gone from the directory.')),
    planName: optional(planName('Plan to leave; looked up when missing.')),
    preferredDomainController: domainController(),
  },
  errors: [NoOrganizationNamed, NotSubscribed, NotThatPlan, StillEnabled],

  async run({ input, call }) {
    const customer = { ...named(input), ...controllerOf(input) };
    const name = customer.path ?? customer.GUID ?? '';
    const held = await readSubscription(call, customer);
    if (input.planName !== undefined && input.planName !== held.planName) {
      throw NotThatPlan(name, held.planName, input.planName);
    }
    // Of an organization that is gone nobody can delete the dial plan any more but the hoster.
    if (customer.path !== undefined && (await findServicePointer(call, customer))) throw StillEnabled(name);
    if (customer.path === undefined) await deleteServicePointer(call, customer);
    await call(plans.RemovePlanFromCustomer, { ...customer, planTypeName: planType });
    await call(plans.AddEvent_, { ...customer, eventTypeName: 'UnSubscribe', detail: held.planName });
    return {};
  },
});

function named(input: { path?: string; organization?: string; GUID?: string }): Customer {
  const given = [input.path, input.organization, input.GUID].filter((each) => each !== undefined);
  if (given.length !== 1) throw NoOrganizationNamed();
  const path = input.path ?? input.organization;
  if (path !== undefined) return { path };
  return { GUID: input.GUID ?? '' };
}
