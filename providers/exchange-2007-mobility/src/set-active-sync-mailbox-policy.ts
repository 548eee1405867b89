import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { devicePolicySettings, domainController, text } from '@tenantry/schema';

import { NoPolicyContainer, PolicyUnknown } from './errors.ts';
import { toPolicyChanges } from './policy-attributes.ts';
import { readPolicy } from './policy-container.ts';

export const SetActiveSyncMailboxPolicy = write({
  summary: 'Changes an ActiveSync mailbox policy.',
  remarks: 'What is not given stays. Devices that have acknowledged the former settings are asked for the new ones.',
  source: 'exchange-2007-mobility-provider.yaml, KB946495',
  role: 'DomainAdmin',
  input: {
    identity: text('Policy: name, GUID, DN or LDAP path.', { maxLength: 4096, pattern: '\\S' }),
    preferredDomainController: domainController(),
    ...devicePolicySettings,
  },
  errors: [NoPolicyContainer, PolicyUnknown],
  changes: directory,

  async prepare({ input, use, lock }) {
    const { dn } = await readPolicy(use(directory), input.identity);
    await lock(entryLock(dn));
    const entry = await use(directory).read(dn);
    return changeOf(entry, toPolicyChanges(input, entry.attributes));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
