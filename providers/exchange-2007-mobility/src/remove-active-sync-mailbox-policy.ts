import {
  type Deletion,
  type Directory,
  deleteTree,
  directory,
  entryLock,
  escapeFilter,
  prepareDeletion,
  restoreTree,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, text } from '@tenantry/schema';

import { defaultPointer } from './default-policy.ts';
import { NoPolicyContainer, PolicyInUse, PolicyUnknown } from './errors.ts';
import { policyNameLock, readPolicy } from './policy-container.ts';

export const RemoveActiveSyncMailboxPolicy = write({
  summary: 'Deletes an ActiveSync mailbox policy.',
  remarks: 'Refused while it applies to somebody.',
  source: 'exchange-2007-mobility-provider.yaml (dd251787, list)',
  role: 'DomainAdmin',
  input: {
    identity: text('Policy: name, GUID, DN or LDAP path.', { maxLength: 4096, pattern: '\\S' }),
    preferredDomainController: domainController(),
  },
  errors: [NoPolicyContainer, PolicyInUse, PolicyUnknown],
  changes: directory,

  async prepare({ input, use, lock }): Promise<Deletion | null> {
    const { dn, attributes } = await readPolicy(use(directory), input.identity);
    const name = attributes['cn']?.[0] ?? '';
    // An undo brings the policy back, so nobody may take its name before the transaction ends.
    await lock(entryLock(dn), policyNameLock(name));
    const user = await findUse(use(directory), dn);
    if (user !== undefined) throw PolicyInUse(name, user);
    return (await prepareDeletion(use(directory), dn)) ?? null;
  },

  async apply({ use }, deletion) {
    if (deletion) await deleteTree(use(directory), deletion);
    return {};
  },

  async undo({ use }, deletion) {
    if (deletion) await restoreTree(use(directory), deletion);
  },
});

/** Somebody to whom the policy applies. */
async function findUse(handle: Directory, dn: string): Promise<string | undefined> {
  const { domain: base } = await handle.contexts();
  const own = `(msExchMobileMailboxPolicyLink=${escapeFilter(dn)})`;
  const organization = `(otherWellKnownObjects=${escapeFilter(defaultPointer(dn))})`;
  const filter = `(|${own}${organization})`;
  for await (const { path } of handle.search({ base, filter, attributes: ['cn'], limit: 1 })) return path;
  return undefined;
}
