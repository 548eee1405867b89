import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { type DirectoryObject, readValues } from './directory-values.ts';

// Bits of userAccountControl (MS-ADTS 2.2.16).
const disabled = 0x2;
const normalAccount = 0x200;

/** Value for a new user who cannot log on yet. */
export const disabledAccount = String(normalAccount | disabled);

/** Whether the value of userAccountControl keeps a user from logging on. */
export function isDisabled(value: string | undefined): boolean {
  return (Number(value ?? normalAccount) & disabled) !== 0;
}

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
