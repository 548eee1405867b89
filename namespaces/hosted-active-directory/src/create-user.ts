import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import {
  boolean,
  container,
  domainController,
  optional,
  properties,
  secret,
  text,
  userPrincipalName,
} from '@tenantry/schema';
import { makeAdministrator } from './administrators.ts';
import { createdPrincipal } from './created-objects.ts';
import { customerTypes, events } from './service.ts';

export const CreateUser = composite({
  summary: 'Creates a user, optionally with a password and as an administrator.',
  source: 'hosted-active-directory.yaml (dd251874)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    userPrincipalName: userPrincipalName('Log-on name, user@domain; unique.'),
    preferredDomainController: domainController(),
    isAdmin: boolean('Whether the user becomes an administrator of the organization.'),
    displayName: optional(text('Name that people see.', { maxLength: 256 })),
    givenName: optional(text('First name.', { maxLength: 64 })),
    middleName: optional(text('Middle name.', { maxLength: 64 })),
    sn: optional(text('Last name.', { maxLength: 64 })),
    initials: optional(text('Initials.', { maxLength: 6 })),
    description: optional(text('Description.', { maxLength: 1024 })),
    newPassword: optional(secret('Password. Without it the account stays disabled.')),
    properties: optional(properties('Further attributes.')),
  },
  output: {
    user: createdPrincipal('The new user.'),
  },

  async run({ input, call, place }) {
    const { isAdmin, newPassword } = input;
    const { user } = await call(managedDirectory.CreateUser, input);
    if (newPassword !== undefined) {
      await call(managedDirectory.SetPassword, { user: user.path, newPassword });
      await call(managedDirectory.EnableUser, { user: user.path });
    }
    if (isAdmin) await makeAdministrator(call, (await place('container')).organization, user.path);
    await call(plans.CreateCustomer, {
      path: user.path,
      customerTypeName: customerTypes.user,
      eventTypeName: events.userCreated,
      commonName: user.name,
    });
    return { user };
  },
});
