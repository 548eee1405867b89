import type { Call } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';

import { controllerOf } from './controller.ts';
import { type Feature, featuresOf, type OrganizationPlan } from './plan-features.ts';

/** An organization, and the controller to ask. */
export interface Grantee {
  readonly organization: string;
  readonly preferredDomainController?: string | undefined;
}

/** Reserves the space that a plan promises. */
export async function grant(call: Call, grantee: Grantee, plan: OrganizationPlan): Promise<void> {
  const { mailStore, publicStore } = plan;
  if (mailStore.megabytes === undefined && publicStore === undefined) return;
  const { algorithm, shared, megabytes } = mailStore;
  await call(storage.AllocateOrganization, {
    ...controllerOf(grantee),
    organization: grantee.organization,
    ...(megabytes === undefined ? {} : { mailStore: { algorithm, shared, megabytes } }),
    ...(publicStore === undefined ? {} : { publicStore: { megabytes: publicStore.megabytes } }),
  });
}

/** What was reserved and limited, to be kept with the assignment: the plan itself may be changed later. */
export function reservedBy({ mailStore, publicStore, maximum }: OrganizationPlan): Feature[] {
  const { megabytes } = mailStore;
  const limit = maximum?.megabytes;
  return featuresOf({
    ...(megabytes === undefined ? {} : { mailStore: { megabytes } }),
    publicStore,
    ...(limit === undefined ? {} : { maximum: { megabytes: limit } }),
  });
}

/** Limits the space of an organization and those below it as its plan says. */
export async function limitSpace(call: Call, grantee: Grantee, { maximum }: OrganizationPlan): Promise<void> {
  const megabytes = maximum?.megabytes;
  const limit = megabytes === undefined ? {} : { megabytes };
  await call(storage.SetSpaceLimit_, { ...controllerOf(grantee), organization: grantee.organization, ...limit });
}

/** Turns the space reserved and limited under one plan into that of another. */
export async function regrant(
  call: Call,
  grantee: Grantee,
  { before, after }: { readonly before: OrganizationPlan; readonly after: OrganizationPlan },
): Promise<void> {
  const isNarrower = limitOf(after) < limitOf(before);
  if (!isNarrower) await limitSpace(call, grantee, after);
  await changeReservations(call, grantee, { before, after });
  if (isNarrower) await limitSpace(call, grantee, after);
}

function limitOf({ maximum }: OrganizationPlan): number {
  return maximum?.megabytes ?? Number.POSITIVE_INFINITY;
}

async function changeReservations(
  call: Call,
  grantee: Grantee,
  { before, after }: { readonly before: OrganizationPlan; readonly after: OrganizationPlan },
): Promise<void> {
  const mail = (after.mailStore.megabytes ?? 0) - (before.mailStore.megabytes ?? 0);
  if (mail > 0) await grant(call, grantee, { mailStore: { ...after.mailStore, megabytes: mail } });
  if (mail < 0) await takeBack(call, grantee, -mail);

  const publicMegabytes = (after.publicStore?.megabytes ?? 0) - (before.publicStore?.megabytes ?? 0);
  if (publicMegabytes === 0) return;
  const change = {
    ...controllerOf(grantee),
    organization: grantee.organization,
    publicStore: { megabytes: publicMegabytes },
  };
  if (before.publicStore === undefined) await call(storage.AllocateOrganization, change);
  else await call(storage.ReallocateOrganizationPublic, change);
}

/** Takes free space back, from the stores with most of it first. Space in use is refused by the resource manager. */
async function takeBack(call: Call, grantee: Grantee, wanted: number): Promise<void> {
  const target = { ...controllerOf(grantee), organization: grantee.organization };
  const { orgResources } = await call(storage.QueryResourcesByOrganization, target);
  const stores = [...orgResources.mailStores.mailStore].sort((one, other) => other.megabytesFree - one.megabytesFree);

  const sources = [];
  let left = wanted;
  for (const [index, { serverName, mailStoreName, megabytesFree }] of stores.entries()) {
    // What the free space does not cover is asked of the last store, whose refusal says how much is missing.
    const megabytes = index === stores.length - 1 ? left : Math.min(left, megabytesFree);
    if (megabytes > 0) sources.push({ serverName, mailStoreName, megabytes: -megabytes });
    left -= megabytes;
  }
  await call(storage.ReallocateOrganizationMailNoMove, { ...target, mailStore: { sourceMailStores: sources } });
}
