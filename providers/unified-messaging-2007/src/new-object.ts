import { type Attributes, type Changes, type Directory, escapeRdnValue } from '@tenantry/directory';
import type { OrganizationPlace } from '@tenantry/engine';

import { NameTaken } from './errors.ts';
import { type Kind, readContainer } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { ownedBy } from './ownership.ts';

/** Value of msExchVersion for objects of Exchange 2007. */
const exchangeVersion = '4535486012416';

/** An object that is going to be made. Plain data for the log. */
export interface NewObject {
  readonly dn: string;
  readonly attributes: Attributes;
}

export interface WantedObject {
  readonly kind: Kind;
  readonly name: string;
  readonly organization: OrganizationPlace | undefined;
  readonly changes: Changes;
  /** DN of the object above it; default the container of its kind. */
  readonly parent?: string;
}

/** Everything that makes an object, decided before anything is written. Hold `nameLock` before. */
export async function prepareObject(directory: Directory, wanted: WantedObject): Promise<NewObject> {
  const { kind, name, organization, changes } = wanted;
  const parent = wanted.parent ?? (await readContainer(directory, kind));
  const dn = `CN=${escapeRdnValue(name)},${parent}`;
  if (await directory.find(dn, ['cn'])) throw NameTaken(kind.name, name);
  const attributes = {
    objectClass: [kind.objectClass],
    cn: [name],
    msExchVersion: [exchangeVersion],
    ...ownedBy(organization),
    ...givenValues(changes),
  };
  return { dn, attributes };
}

/** Settings of an object that another one is to be made like; what ties that one to others is left out. */
export async function settingsLike(
  directory: Directory,
  {
    kind,
    template,
    organization,
  }: Pick<WantedObject, 'kind' | 'organization'> & { readonly template: string | undefined },
): Promise<Changes> {
  if (template === undefined) return {};
  const { attributes } = await readUsable(directory, { kind, identity: template, organization });
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isCopied(name)));
}

function isCopied(name: string): boolean {
  return (
    /^msExchUM/i.test(name) && !/Link$|PhoneContext$|PilotIdentifier$|IPGatewayAddress$|DialedNumbers$/i.test(name)
  );
}

function givenValues(changes: Changes): Attributes {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, values = []]) => (values.length > 0 ? [[name, values]] : [])),
  );
}
