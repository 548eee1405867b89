import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { accountBits } from './account-bits.ts';
import { type DirectoryObject, readValues } from './directory-values.ts';

const { disabled, normalAccount } = accountBits;

/** Value for a new user who cannot log on yet. */
export const disabledAccount = String(normalAccount | disabled);

/** Enables or disables an account; the other bits stay. */
export async function switchAccount(call: Call, user: DirectoryObject, to: 'enabled' | 'disabled'): Promise<void> {
  const { userAccountControl } = await readValues(call, user, ['userAccountControl']);
  const present = Number(userAccountControl[0] ?? normalAccount);
  const bits = to === 'enabled' ? present & ~disabled : present | disabled;
  await call(activeDirectory.SetProperties, {
    ...user,
    properties: [{ name: 'userAccountControl', mode: 'replace', value: [String(bits)] }],
  });
}
