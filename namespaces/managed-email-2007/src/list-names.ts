import { type OrganizationPlace, ProvisioningError } from '@tenantry/engine';

/** A name that is wanted, and one that nobody else can have. */
export interface ListName {
  readonly displayName: string;
  readonly uniqueName: string;
}

/** Most characters in the name of a list. */
const nameMaximum = 64;

/** The names of the lists of an organization: its own with GAL, AL and OAL. */
export function namesFor(organization: OrganizationPlace) {
  const name = organizationName(organization.path);
  const mark = ` ${organization.guid.slice(0, 8)}`;
  const named = (kind: string): ListName => ({
    displayName: `${name.slice(0, nameMaximum - kind.length)}${kind}`,
    uniqueName: `${name.slice(0, nameMaximum - kind.length - mark.length)}${kind}${mark}`,
  });
  return { globalAddressList: named(' GAL'), addressList: named(' AL'), offlineAddressBook: named(' OAL') };
}

/**
 * Creates a list under the documented name, or under one with part of the organization's GUID when an organization
 * of the same name, at another reseller, has it already.
 */
export async function underFreeName(
  { displayName, uniqueName }: ListName,
  create: (name: string, displayName: string) => Promise<unknown>,
): Promise<void> {
  try {
    await create(displayName, displayName);
  } catch (error) {
    if (!(error instanceof ProvisioningError) || error.code !== 'EXCHANGE_LIST_NAME_TAKEN') throw error;
    await create(uniqueName, displayName);
  }
}

/** The name of an organization: the first part of its distinguished name. */
export function organizationName(path: string): string {
  const escaped = /^(?:LDAP:\/\/)?OU=((?:[^,\\]|\\.)+)/i.exec(path)?.[1] ?? '';
  const hex = escaped.replace(/\\([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  // A name of a list must not hold a backslash.
  return hex.replace(/\\(.)/g, '$1').replaceAll('\\', '');
}
