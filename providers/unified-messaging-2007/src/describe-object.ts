import type { Entry } from '@tenantry/directory';

import { nameOf } from './named-object.ts';
import { ownerOf } from './ownership.ts';
import { type Property, propertiesOf, type Settings } from './settings.ts';

/** Attributes that hold the DN of another object, by the property that tells its name. */
export type Links = Readonly<Record<string, string>>;

/** An object as callers get it: what it refers to comes by DN. */
export function describeObject(entry: Entry, settings: Settings, links: Links = {}) {
  const owner = ownerOf(entry);
  return {
    name: nameOf(entry),
    path: entry.path,
    guid: entry.guid,
    ...(owner === undefined ? {} : { organization: `LDAP://${owner}` }),
    properties: [...propertiesOf(settings, entry.attributes), ...linked(entry, links)],
  };
}

function linked({ attributes }: Entry, links: Links): Property[] {
  return Object.entries(links).flatMap(([name, attribute]) => {
    const value = attributes[attribute];
    return value && value.length > 0 ? [{ name, value: [...value] }] : [];
  });
}
