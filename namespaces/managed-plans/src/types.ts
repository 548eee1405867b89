import type { Books } from '@tenantry/engine';

import { NoSuchType } from './errors.ts';

/** Throws PLANS_NO_SUCH_TYPE unless a service has registered the type. */
export async function requireType(from: Books, kind: 'asset' | 'customer' | 'event', name: string): Promise<void> {
  const [type] = await from.query('select from plans.type where kind = $1 and name = $2', [kind, name]);
  if (!type) throw NoSuchType(kind, name);
}
