import type { Call, OrganizationPlace, Place } from '@tenantry/engine';

import type { Controller } from './directory-values.ts';
import { isSame, isWithin } from './distinguished-names.ts';
import { OutsideHosting, OwnObject, PrivateContainer } from './errors.ts';
import { type Pointers, readPointers, targetOf } from './pointers.ts';

/** The organization that owns an object. */
export function requireOrganization({ path, organization }: Place): OrganizationPlace {
  if (!organization) throw OutsideHosting(path);
  return organization;
}

/** Checks that a container may take new objects; returns the organization that owns it. */
export async function requireContainer(call: Call, place: Place, controller: Controller): Promise<OrganizationPlace> {
  const organization = requireOrganization(place);
  requireNotPrivate(place, await readPointers(call, { ...controller, path: organization.path }));
  return organization;
}

/** Refuses the container in which an organization keeps its groups. */
export function requireNotPrivate({ path }: Place, pointers: Pointers): void {
  if (isPrivate(path, pointers)) throw PrivateContainer(path);
}

/** Refuses what is a part of an organization itself: its groups, its private container, and the organization. */
export async function refuseOwn(call: Call, place: Place, controller: Controller): Promise<OrganizationPlace> {
  const organization = requireOrganization(place);
  const pointers = await readPointers(call, { ...controller, path: organization.path });
  if (isOwn(place.path, organization.path, pointers)) throw OwnObject(place.path, organization.path);
  return organization;
}

/** Refuses the groups that hold an organization together; who is in them follows from where things are. */
export async function refusePrivate(call: Call, place: Place, controller: Controller): Promise<void> {
  const organization = requireOrganization(place);
  const pointers = await readPointers(call, { ...controller, path: organization.path });
  if (isPrivate(place.path, pointers)) throw OwnObject(place.path, organization.path);
}

/** Whether an object is a part of the organization itself. */
export function isOwn(path: string, organization: string, pointers: Pointers): boolean {
  if (isSame(path, organization) || isPrivate(path, pointers)) return true;
  return [...pointers.values()].some((target) => isSame(path, target));
}

function isPrivate(path: string, pointers: Pointers): boolean {
  const container = targetOf(pointers, 'Private');
  return container !== undefined && isWithin(path, container);
}
