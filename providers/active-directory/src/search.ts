import {
  type Directory,
  directory,
  normalizeDn,
  parentOf,
  sameDn,
  wellKnown,
  wellKnownObject,
} from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { attribute, boolean, domainController, guid, ldapPath, list, optional, record, text } from '@tenantry/schema';

import { PreferenceInvalid, TooManyObjects } from './errors.ts';
import { describeAttributes, foundProperties, propertyList } from './found-properties.ts';
import { searchPreferences } from './search-preferences.ts';

export const Search = read({
  summary: 'Searches the directory.',
  remarks:
    'Preferences: ADS_SEARCHPREF_SEARCH_SCOPE with ADS_SCOPE_BASE, ADS_SCOPE_ONELEVEL or ADS_SCOPE_SUBTREE (0, 1, 2; default subtree), ADS_SEARCHPREF_SIZE_LIMIT with a number: the first objects only. ADS_SEARCHPREF_PAGESIZE, ADS_SEARCHPREF_TIMEOUT, ADS_SEARCHPREF_CACHE_RESULTS, ADS_SEARCHPREF_ASYNCHRONOUS and ADS_SEARCHPREF_CHASE_REFERRALS are accepted and need nothing here: paging is internal. Without a size limit more than 10,000 objects or 32 MB are an error.',
  source: 'active-directory-provider.yaml, dd278538',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path where the search starts.'),
    filter: text('LDAP filter (RFC 4515), e.g. (objectClass=user).'),
    propertyList: optional(propertyList('Attributes to return; without it all that have values.')),
    preferences: optional(
      list(
        'preference',
        record('One preference.', {
          searchPref: text('Name, e.g. ADS_SEARCHPREF_SEARCH_SCOPE.'),
          type: optional(text('Type of the value, e.g. ADSTYPE_INTEGER.')),
          value: text('Value, e.g. ADS_SCOPE_ONELEVEL.'),
        }),
        { sentence: 'How to search.' },
      ),
    ),
    ownOnly: optional(
      boolean('An addition of Tenantry. TRUE: leaves out organizations below the path, and what belongs to them.'),
    ),
    preferredDomainController: domainController(),
  },
  output: {
    objects: list(
      'object',
      record('One object.', {
        path: attribute(text('LDAP path of the object.')),
        guid: attribute(guid('GUID of the object.')),
        properties: foundProperties('The attributes that were asked for; one without a value has no values.'),
      }),
      { sentence: 'The objects found.' },
    ),
  },
  errors: [PreferenceInvalid, TooManyObjects],

  async run({ input, use }) {
    const { scope, sizeLimit } = searchPreferences(input.preferences ?? []);
    const names = input.propertyList?.map(({ name }) => name);
    const others = input.ownOnly ? await organizationsBelow(use(directory), input.path) : new Set<string>();
    const wanted = sizeLimit ?? Number.POSITIVE_INFINITY;
    const found = use(directory).search({
      base: input.path,
      filter: input.filter,
      scope,
      // One more than allowed tells whether there are too many.
      ...(others.size > 0 ? {} : { limit: Math.min(wanted, objectsMaximum + 1) }),
      ...(names === undefined ? {} : { attributes: names }),
    });

    const objects: FoundObject[] = [];
    let octets = 0;
    for await (const { path, dn, guid, attributes } of found) {
      if (objects.length >= wanted) break;
      if (isAtOrBelow(dn, others)) continue;
      const object = { path, guid, properties: describeAttributes(attributes, names) };
      octets += JSON.stringify(object).length;
      if (objects.length >= objectsMaximum || octets > octetsMaximum) throw TooManyObjects(String(objects.length));
      objects.push(object);
    }
    return { objects };
  },
});

/** What one answer may hold. The search itself streams, so a refusal costs no memory. */
const objectsMaximum = 10_000;
const octetsMaximum = 32 * 1024 * 1024;

interface FoundObject {
  path: string;
  guid: string;
  properties: { name: string; value: string[] }[];
}

const units = '(&(objectClass=organizationalUnit)(otherWellKnownObjects=*))';

/** Names of the organizations below a path, in one spelling. */
async function organizationsBelow(from: Directory, path: string): Promise<Set<string>> {
  const { dn: base } = await from.read(path, ['objectClass']);
  const names = new Set<string>();
  for await (const { dn, attributes } of from.search({ base, filter: units, attributes: ['otherWellKnownObjects'] })) {
    if (wellKnownObject(attributes, wellKnown.self) !== undefined && !sameDn(dn, base)) names.add(normalizeDn(dn));
  }
  return names;
}

function isAtOrBelow(dn: string, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  for (let at: string | undefined = dn; at !== undefined; at = parentOf(at))
    if (names.has(normalizeDn(at))) return true;
  return false;
}
