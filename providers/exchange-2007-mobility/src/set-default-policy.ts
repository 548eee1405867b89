import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, optional, organization, text } from '@tenantry/schema';

import { withDefaultPolicy } from './default-policy.ts';
import { NoPolicyContainer, PolicyUnknown } from './errors.ts';
import { readPolicy } from './policy-container.ts';

export const SetDefaultPolicy_ = write({
  summary:
    'Sets the ActiveSync mailbox policy that applies to the users of an organization who have none of their own.',
  remarks: 'It applies in every domain of the organization, and to users who come later (KB952077).',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that gets the default.'),
    policy: optional(
      text('Policy: name, GUID, DN or LDAP path. Without it the organization has no default.', {
        maxLength: 4096,
        pattern: '\\S',
      }),
    ),
    preferredDomainController: domainController(),
  },
  errors: [NoPolicyContainer, PolicyUnknown],
  changes: directory,
  locks: (input) => [entryLock(input.organization)],

  async prepare({ input, use }) {
    const dn = input.policy === undefined ? undefined : (await readPolicy(use(directory), input.policy)).dn;
    const entry = await use(directory).read(input.organization, ['otherWellKnownObjects']);
    return changeOf(entry, { otherWellKnownObjects: withDefaultPolicy(entry.attributes, dn) });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
