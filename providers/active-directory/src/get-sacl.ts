import { auditEntriesOf, directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, integer, ldapPath, list, record } from '@tenantry/schema';

import { readDescriptor } from './access-change.ts';
import { accessEntryFields, describeEntry } from './access-entry-fields.ts';
import { trusteeNames } from './trustee-names.ts';

export const GetSACL = read({
  name: 'Get SACL',
  summary: 'Reads the system access control list of an object: which accesses its directory audits.',
  remarks: 'An entry that audits success and failure gives two elements.',
  source: 'active-directory-provider.yaml (name only); outputs as Get DACL (dd251638)',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    preferredDomainController: domainController(),
  },
  output: {
    sacl: list(
      'ace',
      record('One entry.', { mode: integer('5 = success is audited, 6 = failure is audited.'), ...accessEntryFields }),
      { sentence: 'The entries in their order.' },
    ),
  },

  async run({ input, use }) {
    const { attributes } = await use(directory).read(input.path, ['nTSecurityDescriptor']);
    const entries = auditEntriesOf(readDescriptor(input.path, attributes['nTSecurityDescriptor']?.[0]));
    const names = await trusteeNames(use(directory), entries);
    const sacl = entries
      .filter(({ type }) => type === 'AU' || type === 'OU')
      .flatMap((entry) =>
        modes
          .filter(({ flag }) => (entry.inheritance & flag) !== 0)
          .map(({ mode }) => ({ mode, ...describeEntry(entry, names) })),
      );
    return { sacl };
  },
});

/** What an entry audits, by its flag (MS-DTYP 2.4.4.1). */
const modes = [
  { mode: 5, flag: 0x40 },
  { mode: 6, flag: 0x80 },
] as const;
