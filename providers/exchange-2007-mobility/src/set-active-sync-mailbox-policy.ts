import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, defaulted, devicePolicySettings, domainController, text } from '@tenantry/schema';

import { NoPolicyContainer, PolicyUnknown } from './errors.ts';
import { policyAttributes, toPolicyChanges } from './policy-attributes.ts';
import { readPolicy } from './policy-container.ts';

export const SetActiveSyncMailboxPolicy = write({
  summary: 'Changes an ActiveSync mailbox policy.',
  remarks:
    'What is not given stays, unless replace is given. Devices that have acknowledged the former settings are asked for the new ones.',
  source: 'exchange-2007-mobility-provider.yaml, KB946495',
  role: 'DomainAdmin',
  input: {
    identity: text('Policy: name, GUID, DN or LDAP path.', { maxLength: 4096, pattern: '\\S' }),
    preferredDomainController: domainController(),
    replace: defaulted(boolean('What is not given gets its default instead of staying.'), false),
    ...devicePolicySettings,
  },
  errors: [NoPolicyContainer, PolicyUnknown],
  changes: directory,

  async prepare({ input, use, lock }) {
    const { dn } = await readPolicy(use(directory), input.identity);
    await lock(entryLock(dn));
    const entry = await use(directory).read(dn);
    const blank = Object.fromEntries(policyAttributes.map((attribute) => [attribute, []]));
    const changes = input.replace ? { ...blank, ...toPolicyChanges(input) } : toPolicyChanges(input, entry.attributes);
    return changeOf(entry, changes);
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
