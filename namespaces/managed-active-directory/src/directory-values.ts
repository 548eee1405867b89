import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

/** An object of the directory, and the controller to ask. */
export interface DirectoryObject extends Controller {
  readonly path: string;
}

/** The controller as an optional input. */
export interface Controller {
  readonly preferredDomainController?: string;
}

/** An object that a search found. */
export interface FoundObject {
  readonly path: string;
  readonly guid: string;
}

/** Values by attribute; an attribute without a value has an empty list. */
export type Values<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Reads attributes of an object. */
export async function readValues<const Name extends string>(
  call: Call,
  object: DirectoryObject,
  names: readonly Name[],
): Promise<Values<Name>> {
  const propertyList = names.map((name) => ({ name }));
  const { properties } = await call(activeDirectory.GetProperties, { ...object, propertyList });
  return valuesOf(properties, names);
}

/** Values by attribute from the form in which the Active Directory Provider answers. */
export function valuesOf<const Name extends string>(
  properties: readonly { readonly name: string; readonly value: readonly string[] }[],
  names: readonly Name[],
): Values<Name> {
  const found = new Map(properties.map(({ name, value }) => [name.toLowerCase(), value]));
  const values: Partial<Record<Name, readonly string[]>> = {};
  for (const name of names) values[name] = found.get(name.toLowerCase()) ?? [];
  // Every name has its values now.
  return values as Values<Name>;
}

/** Searches the whole domain; at most so many objects are of interest. */
export async function searchDomain(
  call: Call,
  filter: string,
  options: Controller & { readonly limit: number },
): Promise<readonly FoundObject[]> {
  const { limit, ...controller } = options;
  const { domain } = await call(activeDirectory.GetNamingContexts, controller);
  const { objects } = await call(activeDirectory.Search, {
    path: domain,
    filter,
    propertyList: [{ name: 'cn' }],
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: String(limit) }],
    ...controller,
  });
  return objects;
}

/** The controller as an optional input; an input must not hold an undefined value. */
export function controllerOf({ preferredDomainController }: Controller): Controller {
  return preferredDomainController === undefined ? {} : { preferredDomainController };
}

/** A value inside an LDAP filter (RFC 4515 section 3). */
export function escapeFilter(value: string): string {
  return value.replace(/[\\*()\0]/g, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
