import type { CompositeScope, OrganizationPlace, Place } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';

import { controllerOf } from './controller.ts';
import { NotBelow } from './errors.ts';

/** What an organizational unit is to become. */
export interface UnitToImport {
  readonly place: Place;
  readonly policyName: 'reseller' | 'customer';
  readonly customerTypeName: string;
  readonly preferredDomainController?: string | undefined;
}

const levelAbove = {
  reseller: { type: 'hosting', name: 'the hosting organization' },
  customer: { type: 'reseller', name: 'a reseller' },
} as const;

/** Makes an organizational unit an organization of ours: what belongs to one, and a customer record. */
export async function importUnit(call: CompositeScope<never>['call'], unit: UnitToImport) {
  const { place, policyName, customerTypeName } = unit;
  const parent = organizationAbove(unit);
  const name = nameOf(place.path);
  const { org } = await call(managedDirectory.AdoptOrganization_, {
    ...controllerOf(unit),
    organization: place.path,
    name,
    policyName,
    parent: parent.path,
  });
  await call(plans.CreateCustomer, {
    ...controllerOf(unit),
    path: place.path,
    customerTypeName,
    eventTypeName: 'OrgCreated',
    commonName: name,
  });
  return { path: org.path, name: org.name, groups: org.groups.map(({ path }) => path) };
}

/** The organization that the unit is directly below. One that is an organization already is below the next. */
function organizationAbove({ place, policyName }: UnitToImport): OrganizationPlace {
  const { path, organization } = place;
  const above = organization?.path === path ? organization.parent : organization;
  const { type, name } = levelAbove[policyName];
  const container = path.slice(path.indexOf(',') + 1);
  if (above?.type !== type || above.path.toLowerCase() !== `ldap://${container}`.toLowerCase()) {
    throw NotBelow(path, name, container);
  }
  return above;
}

/** The value of the first part of the distinguished name. */
function nameOf(path: string): string {
  const [, value = path] = /^LDAP:\/\/[^=]+=((?:\\.|[^,\\])*)/i.exec(path) ?? [];
  return value.replaceAll(/\\(.)/g, '$1');
}
