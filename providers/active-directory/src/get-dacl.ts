import { accessEntriesOf, directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, integer, ldapPath, list, record } from '@tenantry/schema';

import { readDescriptor } from './access-change.ts';
import { accessEntryFields, describeEntry } from './access-entry-fields.ts';
import { trusteeNames } from './trustee-names.ts';

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
      record('One entry.', { mode: integer('2 = access allowed, 3 = access denied.'), ...accessEntryFields }),
      { sentence: 'The entries in their order.' },
    ),
  },

  async run({ input, use }) {
    const { attributes } = await use(directory).read(input.path, ['nTSecurityDescriptor']);
    const entries = accessEntriesOf(readDescriptor(input.path, attributes['nTSecurityDescriptor']?.[0]));
    const names = await trusteeNames(use(directory), entries);
    const dacl = entries.flatMap((entry) => {
      const mode = modes[entry.type];
      return mode === undefined ? [] : [{ mode, ...describeEntry(entry, names) }];
    });
    return { dacl };
  },
});

/** Values of mode by the type of an entry; entries of other types say nothing about access. */
const modes: Readonly<Record<string, number>> = { A: 2, OA: 2, D: 3, OD: 3 };
