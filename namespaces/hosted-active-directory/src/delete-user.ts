import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, user } from '@tenantry/schema';
import { events } from './service.ts';

export const DeleteUser = composite({
  summary: 'Deletes a user and the customer record.',
  remarks: 'Refused while the user has a mailbox.',
  source: 'hosted-active-directory-min.yaml',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    const { path } = input;
    await call(plans.DeleteCustomer, { path, eventTypeName: events.userDeleted });
    await call(managedDirectory.DeleteUser, { user: path });
    return {};
  },
});
