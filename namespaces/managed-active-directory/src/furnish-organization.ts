import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call, CompositeScope } from '@tenantry/engine';

import { chooseShortName } from './account-names.ts';
import { type Controller, controllerOf, escapeFilter, readValues } from './directory-values.ts';
import { nameIn, ownNameOf, pathIn, relativeName, siblingOf } from './distinguished-names.ts';
import { NoSuchPointer } from './errors.ts';
import { groupTypeOf } from './group-types.ts';
import { grantRights } from './organization-rights.ts';
import { findOwnGroup, type Pointers, readPointers, targetOf } from './pointers.ts';
import { type GroupPolicy, groupName, groupPolicies, type OrganizationType, ownContainers } from './policies.ts';
import { pointerValue, type WellKnownObject, wellKnownObjects } from './well-known-objects.ts';

/** An organizational unit that becomes an organization. */
export interface Unfurnished extends Controller {
  readonly path: string;
  /** Name that the groups carry. */
  readonly name: string;
  readonly type: OrganizationType;
  /** Path of the organization above; undefined for the hosting organization. */
  readonly parent: string | undefined;
  /** It was just created, so nothing can be there already. */
  readonly isNew: boolean;
}

/** What an organization has after it. */
export interface Furnished {
  path: string;
  name: string;
  orgs: { path: string; name: string }[];
  groups: { path: string; name: string; samName: string }[];
}

type Scope = Pick<CompositeScope<never>, 'call' | 'lock'>;
type Targets = Map<WellKnownObject, string>;

/** Tells of the containers and groups that a unit which is not there yet will get. */
export function expectFurniture(
  expect: CompositeScope<never>['expect'],
  { path, name, type }: Pick<Unfurnished, 'path' | 'name' | 'type'>,
): void {
  const [own, services] = [relativeName('CN', ownContainers[0]), relativeName('CN', ownContainers[1])];
  const inside = pathIn(path, own);
  expect(activeDirectory.CreateObject, { class: 'container', container: path, name: own });
  expect(activeDirectory.CreateObject, { class: 'container', container: inside, name: services });
  for (const policy of groupPolicies[type]) {
    const container = policy.isPrivate ? inside : path;
    expect(activeDirectory.CreateObject, {
      class: 'group',
      container,
      name: relativeName('CN', groupName(policy, name)),
    });
  }
}

/**
 * Gives an organizational unit the containers, groups, memberships, pointers and rights of an organization
 * (exchange-directory-model.md section 3). What is there already stays as it is.
 */
export async function furnishOrganization(scope: Scope, unit: Unfurnished): Promise<Furnished> {
  const { call } = scope;
  const controller = controllerOf(unit);
  const pointers = await readPointers(call, { ...controller, path: unit.path });
  const targets: Targets = new Map([['Self', unit.path]]);
  if (unit.parent !== undefined) targets.set('Parent', unit.parent);

  const orgs = await furnishContainers(call, { unit, pointers, targets });
  targets.set('OrganizationType', await furnishType(call, unit, targets));
  const groups = await furnishGroups(scope, { unit, pointers, targets });
  await setPointers(call, { unit, pointers, targets });
  await furnishMemberships(call, unit, targets);
  await grantRights(call, unit, targets);

  return { path: unit.path, name: unit.name, orgs, groups };
}

interface Work {
  readonly unit: Unfurnished;
  readonly pointers: Pointers;
  readonly targets: Targets;
}

async function furnishContainers(call: Call, { unit, pointers, targets }: Work): Promise<Furnished['orgs']> {
  const own =
    targetOf(pointers, 'Private') ?? (await ensureContainer(call, unit, { in: unit.path, name: ownContainers[0] }));
  const services =
    targetOf(pointers, 'Services') ?? (await ensureContainer(call, unit, { in: own, name: ownContainers[1] }));
  targets.set('Private', own).set('Services', services);
  return [own, services].map((path) => ({ path, name: ownNameOf(path) }));
}

/** The hosting organization holds an object for each type; the type of the one above tells where they are. */
async function furnishType(call: Call, unit: Unfurnished, targets: Targets): Promise<string> {
  if (unit.parent === undefined) {
    const types = await ensureContainer(call, unit, { in: targets.get('Private') ?? '', name: 'WatOrgTypes' });
    for (const name of Object.keys(groupPolicies)) await ensureContainer(call, unit, { in: types, name });
    return pathIn(types, relativeName('CN', unit.type));
  }
  const above = await readPointers(call, { ...controllerOf(unit), path: unit.parent });
  const typeAbove = targetOf(above, 'OrganizationType');
  if (typeAbove === undefined) throw NoSuchPointer(unit.parent, 'OrganizationType');
  return siblingOf(typeAbove, relativeName('CN', unit.type));
}

async function ensureContainer(call: Call, unit: Unfurnished, place: { in: string; name: string }): Promise<string> {
  const { path } = await call(activeDirectory.CreateObject, {
    ...controllerOf(unit),
    class: 'container',
    container: place.in,
    name: relativeName('CN', place.name),
    flagIgnoreAlreadyExistsError: true,
  });
  return path;
}

async function furnishGroups(scope: Scope, { unit, pointers, targets }: Work): Promise<Furnished['groups']> {
  const { call } = scope;
  const missing: GroupPolicy[] = [];
  const groups: Furnished['groups'] = [];
  for (const policy of groupPolicies[unit.type]) {
    const present = await findGroup(call, unit, { policy, pointers });
    if (present === undefined) {
      missing.push(policy);
      continue;
    }
    targets.set(policy.pointer, present);
    groups.push(await describeGroup(call, unit, present));
  }

  const accounts = missing.filter(({ standsAlone }) => !standsAlone).map(({ account }) => account);
  const options = { ...controllerOf(unit), accounts };
  const shortName = accounts.length === 0 ? '' : await chooseShortName(scope, unit.name, options);
  for (const policy of missing) {
    const place = policy.isPrivate ? (targets.get('Private') ?? '') : unit.path;
    const samName = policy.standsAlone ? policy.account : `${policy.account}${shortName}`;
    const name = groupName(policy, unit.name);
    const { path } = await call(activeDirectory.CreateObject, {
      ...controllerOf(unit),
      class: 'group',
      container: place,
      name: relativeName('CN', name),
      properties: [
        { name: 'sAMAccountName', value: [samName] },
        { name: 'groupType', value: [groupTypeOf('UNIVERSAL SECURITY')] },
      ],
    });
    targets.set(policy.pointer, path);
    groups.push({ path, name, samName });
  }
  return groups;
}

/** A group that the pointers lead to, or one of the right name in a unit that had it before it had pointers. */
async function findGroup(
  call: Call,
  unit: Unfurnished,
  { policy, pointers }: { policy: GroupPolicy; pointers: Pointers },
): Promise<string | undefined> {
  const pointed = targetOf(pointers, policy.pointer);
  if (pointed !== undefined || unit.isNew) return pointed;
  const { objects } = await call(activeDirectory.Search, {
    ...controllerOf(unit),
    path: unit.path,
    filter: `(&(objectClass=group)(cn=${escapeFilter(groupName(policy, unit.name))}))`,
    propertyList: [{ name: 'cn' }],
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: '1' }],
  });
  return objects[0]?.path;
}

async function describeGroup(call: Call, unit: Unfurnished, path: string): Promise<Furnished['groups'][number]> {
  const { sAMAccountName } = await readValues(call, { ...controllerOf(unit), path }, ['sAMAccountName']);
  return { path, name: ownNameOf(path), samName: sAMAccountName[0] ?? '' };
}

async function setPointers(call: Call, { unit, pointers, targets }: Work): Promise<void> {
  const missing = [...targets].filter(([object]) => !pointers.has(wellKnownObjects[object]));
  if (missing.length === 0) return;
  await call(activeDirectory.SetProperties, {
    ...controllerOf(unit),
    path: unit.path,
    properties: [
      {
        name: 'otherWellKnownObjects',
        mode: 'append',
        value: missing.map(([object, path]) => pointerValue(object, nameIn(path))),
      },
    ],
  });
}

async function furnishMemberships(call: Call, unit: Unfurnished, targets: Targets): Promise<void> {
  for (const { pointer, memberOf } of groupPolicies[unit.type]) {
    const member = targets.get(pointer);
    if (memberOf === undefined || member === undefined) continue;
    const organization = memberOf.organization === 'same' ? unit.path : (unit.parent ?? unit.path);
    const group = await findOwnGroup(call, { ...controllerOf(unit), path: organization }, memberOf.group);
    if (group === undefined) throw NoSuchPointer(organization, memberOf.group);
    await call(activeDirectory.GroupAdd, { ...controllerOf(unit), group, path: member });
  }
}
