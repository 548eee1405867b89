import {
  type Attributes,
  attributeName,
  directory,
  directoryErrors,
  dnOf,
  entryLock,
  operationalAttributes,
  removeCreated,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, container, domainController, guid, optional, properties, text } from '@tenantry/schema';

import { NameInvalid, ObjectExists, PlaceMissing } from './errors.ts';
import type { Property } from './property-changes.ts';
import { relativeNameOf } from './relative-name.ts';

export const CreateObject = write({
  name: 'Create Object',
  summary: 'Creates an object of a schema class in a container.',
  remarks:
    'The place is path, or container and name. A name without type gets the one of its class (OU= for organizational units, CN= for the rest).',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    class: text('Schema class of the new object, e.g. user.', { maxLength: 128 }),
    path: optional(text('LDAP path of the new object; excludes container and name.')),
    container: optional(container('LDAP path of the container of the new object.')),
    name: optional(text('Relative name of the new object in its container, e.g. CN=Ann Beebe.', { maxLength: 256 })),
    properties: optional(properties('Attributes of the new object.')),
    flagIgnoreAlreadyExistsError: optional(boolean('Leaves an object that exists already alone instead of failing.')),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path of the object.'),
    guid: guid('GUID of the object.'),
    flagSkipAction: optional(boolean('True when the object existed already and was left alone.')),
  },
  errors: [ObjectExists, PlaceMissing, NameInvalid],
  changes: directory,
  locks: (input) => lockOf(input),

  async prepare({ input, use }): Promise<Prepared> {
    const dn = placeOf(input);
    const present = await use(directory).find(dn, ['objectClass']);
    if (present) {
      if (input.flagIgnoreAlreadyExistsError !== true) throw ObjectExists(present.path);
      return { present: { path: present.path, guid: present.guid } };
    }
    const attributes = attributesOf(input.class, input.properties ?? []);
    refuseOperational(dn, attributes);
    return { created: { dn, attributes } };
  },

  async apply({ use }, prepared) {
    if (prepared.present) return { ...prepared.present, flagSkipAction: true };
    const { dn, attributes } = prepared.created;
    const { path, guid } = await use(directory).add(dn, attributes);
    return { path, guid };
  },

  async undo({ use }, prepared) {
    if (prepared.created) await removeCreated(use(directory), prepared.created.dn, prepared.created.attributes);
  },
});

/** Either the object was there already, or it is made. */
type Prepared =
  | { readonly present: { readonly path: string; readonly guid: string }; readonly created?: undefined }
  | { readonly present?: undefined; readonly created: { readonly dn: string; readonly attributes: Attributes } };

interface Requested {
  readonly class: string;
  readonly path?: string;
  readonly container?: string;
  readonly name?: string;
}

// A place that is not clear has no lock; prepare says what is wrong with it.
function lockOf(requested: Requested): string[] {
  const { path, container: parent, name } = requested;
  if (path !== undefined) return [entryLock(path)];
  return parent === undefined || name === undefined ? [] : [entryLock(placeOf(requested))];
}

function placeOf({ class: objectClass, path, container: parent, name }: Requested): string {
  if (path !== undefined) {
    if (parent !== undefined || name !== undefined) throw PlaceMissing();
    return dnOf(path);
  }
  if (parent === undefined || name === undefined) throw PlaceMissing();
  const type = objectClass.toLowerCase() === 'organizationalunit' ? 'OU' : 'CN';
  return `${relativeNameOf(name, type)},${dnOf(parent)}`;
}

/** Who an entry is and when it was made is for the directory to say. */
function refuseOperational(dn: string, attributes: Attributes): void {
  const own = Object.keys(attributes).find((name) => operationalAttributes.has(attributeName(name)));
  if (own !== undefined) throw directoryErrors.Constraint(dn, `${own} is written by the directory itself.`);
}

function attributesOf(objectClass: string, given: readonly Property[]): Attributes {
  const attributes: Record<string, string[]> = { objectClass: [objectClass] };
  for (const { name: written, value } of given) {
    const name = spelled(attributes, written);
    const values = [...(attributes[name] ?? []), ...value];
    if (values.length > 0) attributes[name] = values;
  }
  return attributes;
}

// One attribute in several spellings is one attribute, also where the schema does not know it.
function spelled(attributes: Attributes, written: string): string {
  const name = attributeName(written);
  return Object.keys(attributes).find((present) => present.toLowerCase() === name.toLowerCase()) ?? name;
}
