import { activeDirectory } from '@tenantry/active-directory/contract';
import type { CompositeScope, Place } from '@tenantry/engine';

import { isAdministrator } from './administrators.ts';
import { type Controller, controllerOf } from './directory-values.ts';
import { PasswordOfAdministrator } from './errors.ts';
import { requireOrganization } from './own-objects.ts';

/** Sets the password of a user. The help desk could make itself an administrator with an administrator's password. */
export async function setPasswordOf(
  { call, holds }: Pick<CompositeScope<never>, 'call' | 'holds'>,
  user: Place,
  input: Controller & { readonly newPassword: string },
): Promise<void> {
  const controller = controllerOf(input);
  const organization = requireOrganization(user);
  const { path } = user;
  if (
    !(await holds('UserCreators', organization)) &&
    (await isAdministrator(call, path, { ...controller, organization }))
  ) {
    throw PasswordOfAdministrator(path);
  }
  await call(activeDirectory.UserSetPassword, { ...controller, path, newPassword: input.newPassword });
}
