import { type AccessEntry, type Directory, directory, escapeFilter, toSid } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, integer, ldapPath, list, optional, record, text } from '@tenantry/schema';

import { readDescriptor } from './access-change.ts';

export const GetDACL = read({
  name: 'Get DACL',
  summary: 'Reads the access control list of an object.',
  source: 'dd251638',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    preferredDomainController: domainController(),
  },
  output: {
    dacl: list(
      'ace',
      record('One entry.', {
        mode: integer('2 = access allowed, 3 = access denied.'),
        permission: integer('Access mask, ADS_RIGHT bits.'),
        inheritance: integer(
          'Flags: 1 objects and 2 containers below inherit, 4 not passed on further, 8 only those below, 16 inherited.',
        ),
        objectTypeName: optional(text('GUID of the extended right, property or class that the entry is about.')),
        inheritedObjectTypeName: optional(text('GUID of the class that inherits.')),
        name: text('Trustee: LDAP path where it is an object here, else its security identifier.'),
        trusteeSid: text('Security identifier of the trustee.'),
      }),
      { sentence: 'The entries in their order.' },
    ),
  },

  async run({ input, use }) {
    const { attributes } = await use(directory).read(input.path, ['nTSecurityDescriptor']);
    const entries = readDescriptor(input.path, attributes['nTSecurityDescriptor']?.[0]).entries;
    const names = await namesOf(use(directory), entries);
    return { dacl: entries.flatMap((entry) => describeEntry(entry, names)) };
  },
});

/** Values of mode by the type of an entry; entries of other types say nothing about access. */
const modes: Readonly<Record<string, number>> = { A: 2, OA: 2, D: 3, OD: 3 };

/** Trustees by security identifier: paths of those that are objects here. */
async function namesOf(handle: Directory, entries: readonly AccessEntry[]): Promise<ReadonlyMap<string, string>> {
  const { domain } = await handle.contexts();
  const names = new Map<string, string>();
  for (const sid of new Set(entries.map(({ trustee }) => toSid(trustee)))) {
    if (!sid.startsWith('S-')) continue;
    const filter = `(objectSid=${escapeFilter(sid)})`;
    for await (const { path } of handle.search({ base: domain, filter, attributes: ['cn'], limit: 1 }))
      names.set(sid, path);
  }
  return names;
}

function describeEntry(entry: AccessEntry, names: ReadonlyMap<string, string>) {
  const mode = modes[entry.type];
  if (mode === undefined) return [];
  const sid = toSid(entry.trustee);
  return [
    {
      mode,
      permission: entry.rights,
      inheritance: entry.inheritance,
      ...(entry.objectType === '' ? {} : { objectTypeName: entry.objectType }),
      ...(entry.inheritedObjectType === '' ? {} : { inheritedObjectTypeName: entry.inheritedObjectType }),
      name: names.get(sid) ?? sid,
      trusteeSid: sid,
    },
  ];
}
