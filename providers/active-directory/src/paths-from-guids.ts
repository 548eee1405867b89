import { type Directory, directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, guid, list, parseGuid, record, text } from '@tenantry/schema';

/** Reads under way at once. */
const readers = 16;

export const PathsFromGuids = read({
  name: 'Paths from GUIDs',
  summary: 'Finds the objects that have these GUIDs.',
  remarks: 'For books that know objects by objectGUID only. A GUID that no object has is left out.',
  input: {
    guids: list('guid', guid('GUID of an object.')),
    preferredDomainController: domainController(),
  },
  output: {
    objects: list('object', record('One object.', { GUID: guid('Its GUID.'), path: text('Its LDAP path.') })),
  },
  async run({ input, use }) {
    const objects: { GUID: string; path: string }[] = [];
    for (let at = 0; at < input.guids.length; at += readers) {
      const found = await Promise.all(input.guids.slice(at, at + readers).map((each) => find(use(directory), each)));
      objects.push(...found.flat());
    }
    return { objects };
  },
});

async function find(from: Directory, given: string): Promise<{ GUID: string; path: string }[]> {
  const GUID = parseGuid(given) ?? given;
  const entry = await from.find(`LDAP://<GUID=${GUID}>`, ['objectGUID']);
  return entry ? [{ GUID, path: entry.path }] : [];
}
