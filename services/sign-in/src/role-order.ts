import { type Role, roles } from '@tenantry/engine/client';

/** Whether a role is another one or stands above it. */
export function isAtLeast(held: Role, wanted: Role): boolean {
  return roles.indexOf(held) <= roles.indexOf(wanted);
}
