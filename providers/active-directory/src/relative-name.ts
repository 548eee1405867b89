import { directoryErrors, escapeRdnValue, splitDn, typeOf } from '@tenantry/directory';

import { NameInvalid } from './errors.ts';

/**
 * Relative name of an object, its value escaped where needed.
 * @param type attribute that names objects of its class, when the name does not say it
 */
export function relativeNameOf(name: string, type: string): string {
  const written = name.trim();
  const isTyped = /^[A-Za-z][A-Za-z0-9-]*\s*=/.test(written);
  const rdn = isTyped ? written : `${type}=${escapeRdnValue(written)}`;
  if (!isRelative(rdn) || rdn.length <= typeOf(rdn).length + 1) throw NameInvalid(name);
  return rdn;
}

function isRelative(rdn: string): boolean {
  try {
    return splitDn(rdn).length === 1;
  } catch (error) {
    if (directoryErrors.BadName.is(error)) return false;
    throw error;
  }
}
