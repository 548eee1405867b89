import type { Call, OrganizationPlace } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import type { Given } from '@tenantry/schema';

import { makeAdministrator } from './administrators.ts';
import type { personFields } from './new-user-fields.ts';
import { customerTypes, events } from './service.ts';

/** A user who is to be created. */
export type WantedUser = Given<typeof personFields> & {
  readonly container: string;
  readonly userPrincipalName: string;
  readonly isAdmin: boolean;
  /** Organization that he administers, if at all. */
  readonly organization: Pick<OrganizationPlace, 'path'> | undefined;
  readonly kind: 'user' | 'consumerUser';
  readonly preferredDomainController?: string | undefined;
};

/** Creates a user with what belongs to him: password, rights and customer record. */
export async function provisionUser(call: Call, wanted: WantedUser) {
  const { isAdmin, organization, kind, newPassword, preferredDomainController, ...person } = wanted;
  const controller = preferredDomainController === undefined ? {} : { preferredDomainController };
  const { user } = await call(managedDirectory.CreateUser, { ...controller, ...person });
  if (newPassword !== undefined) {
    await call(managedDirectory.SetPassword, { user: user.path, newPassword });
    await call(managedDirectory.EnableUser, { user: user.path });
  }
  if (isAdmin) await makeAdministrator(call, organization, user.path);
  await call(plans.CreateCustomer, {
    path: user.path,
    customerTypeName: customerTypes[kind],
    eventTypeName: events.userCreated,
    commonName: user.name,
  });
  return user;
}
