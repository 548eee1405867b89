import { valuesOf } from './attribute-change.ts';
import { comparable } from './attribute-values.ts';
import type { Attributes, Directory } from './directory.ts';

/** Attributes in which the directory has a say, or that can only be written. */
const notCompared = new Set([
  'objectclass',
  'ntsecuritydescriptor',
  'useraccountcontrol',
  'pwdlastset',
  'unicodepwd',
  'userpassword',
]);

/**
 * Undoes an `add`: removes the entry if it has what was written. Another program may have made an entry of this name
 * between the look and the act; the `add` was refused then, and that entry stays.
 */
export async function removeCreated(directory: Directory, dn: string, attributes: Attributes): Promise<void> {
  const entry = await directory.find(dn, Object.keys(attributes));
  if (entry && isMadeFrom(entry.attributes, attributes)) await directory.delete(dn);
}

function isMadeFrom(present: Attributes, written: Attributes): boolean {
  return Object.entries(written).every(([name, values]) => {
    if (notCompared.has(name.toLowerCase())) return true;
    const held = new Set(valuesOf(present, name).map((value) => comparable(name, value)));
    return values.every((value) => held.has(comparable(name, value)));
  });
}
