import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call, OrganizationPlace } from '@tenantry/engine';

import type { Controller } from './directory-values.ts';
import { nameIn } from './distinguished-names.ts';
import { readPointers, targetOf } from './pointers.ts';

/** Whether a user is, directly or through groups, an administrator of an organization or of one above it. */
export async function isAdministrator(
  call: Call,
  user: string,
  { organization, ...controller }: Controller & { readonly organization: OrganizationPlace },
): Promise<boolean> {
  const admins = new Set<string>();
  for (let at: OrganizationPlace | undefined = organization; at; at = at.parent) {
    const group = targetOf(await readPointers(call, { ...controller, path: at.path }), 'Admins');
    if (group !== undefined) admins.add(nameIn(group).toLowerCase());
  }

  const seen = new Set<string>();
  const waiting = [user];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { groups } = await call(activeDirectory.UserGroups, { ...controller, path });
    for (const group of groups) {
      const name = nameIn(group).toLowerCase();
      if (admins.has(name)) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(group);
    }
  }
  return false;
}
