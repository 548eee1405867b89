import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, group } from '@tenantry/schema';

export const ImportGroup = composite({
  summary: 'Adopts an existing group of an organization.',
  remarks: 'Gives it a customer record; fails if it has one.',
  source: 'hosted-active-directory.yaml (dd278855)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    await call(plans.CreateCustomer, {
      ...input,
      path: input.group,
      customerTypeName: 'Group',
      eventTypeName: 'GroupCreated',
    });
    return {};
  },
});
