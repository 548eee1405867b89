import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { planType, service } from './service.ts';

export const Subscribe = composite({
  summary: 'Subscribes an organization to unified messaging.',
  remarks: 'It has to be subscribed to hosted e-mail before: voice messages go to mailboxes.',
  source: 'hosted-unified-messaging-2007.yaml (dd278589, unconfirmed)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
    planName: planName('A unified-messaging plan.'),
  },

  async run({ input, call }) {
    const { path, planName } = input;
    const customer = { path, ...controllerOf(input) };
    await call(plans.CheckDependencies, { ...customer, serviceName: service.serviceName });
    await call(plans.AddCustomerPlan, { ...customer, planName, planTypeName: planType });
    await call(plans.AddEvent_, { ...customer, eventTypeName: 'Subscribe', detail: planName });
    return {};
  },
});
