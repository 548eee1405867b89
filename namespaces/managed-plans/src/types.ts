import type { Books } from '@tenantry/engine';

import { NoSuchType } from './errors.ts';

/** A kind of types, and the name of one. */
type Type = readonly [kind: 'asset' | 'customer' | 'event', name: string];

const readStatement = `
  select t.kind, t.name
  from unnest($1::text[], $2::text[]) as wanted (kind, name)
  join plans.type t using (kind, name)`;

/** Throws PLANS_NO_SUCH_TYPE unless services have registered the types. */
export async function requireTypes(from: Books, ...types: readonly Type[]): Promise<void> {
  const kinds = types.map(([kind]) => kind);
  const names = types.map(([, name]) => name);
  const found = await from.query<{ kind: string; name: string }>(readStatement, [kinds, names]);
  const unknown = types.find(([kind, name]) => !found.some((type) => type.kind === kind && type.name === name));
  if (unknown) throw NoSuchType(...unknown);
}
