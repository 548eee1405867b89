import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

/** An object of the directory, and the controller to ask. */
export interface DirectoryObject {
  readonly path: string;
  readonly preferredDomainController?: string;
}

/** Values by attribute; an attribute without a value has an empty list. */
export type Values<Name extends string = string> = Readonly<Record<Name, readonly string[]>>;

/** Reads attributes of an object. */
export async function readValues<const Name extends string>(
  call: Call,
  { path, preferredDomainController }: DirectoryObject,
  names: readonly Name[],
): Promise<Values<Name>> {
  const { properties } = await call(activeDirectory.GetProperties, {
    path,
    propertyList: names.map((name) => ({ name })),
    ...controllerOf({ preferredDomainController }),
  });
  return valuesOf(properties, names);
}

/** Values by attribute from the form in which the Active Directory Provider answers. */
export function valuesOf<const Name extends string>(
  properties: readonly { readonly name: string; readonly value: readonly string[] }[],
  names: readonly Name[],
): Values<Name> {
  const found = new Map(properties.map(({ name, value }) => [name.toLowerCase(), value]));
  const values = names.map((name) => [name, found.get(name.toLowerCase()) ?? []] as const);
  // The keys are the names by construction.
  return Object.fromEntries(values) as Values<Name>;
}

/** The controller as an optional input; an input must not hold an undefined value. */
export function controllerOf(input: { readonly preferredDomainController?: string | undefined }): {
  preferredDomainController?: string;
} {
  const { preferredDomainController } = input;
  return preferredDomainController === undefined ? {} : { preferredDomainController };
}

/** The distinguished name in an LDAP path that the engine has resolved. */
export function nameIn(path: string): string {
  return path.replace(/^LDAP:\/\//i, '');
}

/** A value inside an LDAP filter (RFC 4515 section 3). */
export function escapeFilter(value: string): string {
  return value.replace(/[\\*()\0]/g, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
