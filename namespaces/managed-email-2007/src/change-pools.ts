import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { controllerOf, nameIn } from './directory-values.ts';
import { pointedTo, pointTo } from './pointers.ts';
import { type PoolPlace, poolsName, privateContainer, readHosting } from './pools.ts';

/** The container of the pools; made when it is missing. */
export async function ensurePools(call: Call, place: PoolPlace): Promise<string> {
  const { path } = await call(activeDirectory.CreateObject, {
    class: 'container',
    container: await privateContainer(call, place),
    name: `CN=${poolsName}`,
    flagIgnoreAlreadyExistsError: true,
    ...controllerOf(place),
  });
  return path;
}

/** Makes a pool the default, or with undefined leaves none. */
export async function setDefaultPool(call: Call, place: PoolPlace, pool: { path: string } | undefined): Promise<void> {
  const { otherWellKnownObjects } = await readHosting(call, place);
  const present = pointedTo(otherWellKnownObjects, 'defaultPool');
  const wanted = pool && nameIn(pool.path);
  if (present?.toLowerCase() === wanted?.toLowerCase()) return;
  if (present !== undefined) await setPointer(call, place, { mode: 'remove', name: present });
  if (wanted !== undefined) await setPointer(call, place, { mode: 'append', name: wanted });
}

async function setPointer(
  call: Call,
  place: PoolPlace,
  { mode, name }: { readonly mode: 'append' | 'remove'; readonly name: string },
): Promise<void> {
  await call(activeDirectory.SetProperties, {
    path: place.hosting.path,
    properties: [{ name: 'otherWellKnownObjects', mode, value: [pointTo('defaultPool', name)] }],
    ...controllerOf(place),
  });
}
