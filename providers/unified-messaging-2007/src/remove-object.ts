import { type Deletion, deleteTree, directory, entryLock, prepareDeletion, restoreTree } from '@tenantry/directory';
import type { LeafScope } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { IdentityAmbiguous, NoExchangeOrganization, ObjectInUse, ObjectUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { type Kind, nameLock } from './kinds.ts';
import { nameOf, readOwn } from './named-object.ts';
import { requireUnused } from './users-of.ts';

/** Input of a procedure that deletes an object. */
export function removeFields(sentence: string) {
  return {
    preferredDomainController: domainController(),
    identity: identity(sentence),
    organization: forOrganization,
  };
}

type RemoveScope = LeafScope<ReturnType<typeof removeFields>>;

/**
 * The parts of a write that deletes an object of the organization.
 * @param usedBy attributes by which others refer to it; it stays while they do
 */
export function removing(kind: Kind, usedBy: readonly string[]) {
  return {
    errors: [ObjectUnknown, IdentityAmbiguous, ObjectInUse, NoExchangeOrganization],
    changes: directory,

    async prepare({ input, use, place, lock }: RemoveScope): Promise<Deletion | null> {
      const handle = use(directory);
      const organization = await organizationOf(input, () => place('organization'));
      const entry = await readOwn(handle, { kind, identity: input.identity, organization });
      // An undo brings the name back, so nobody may take it before the transaction ends.
      await lock(entryLock(entry.path), nameLock(kind, nameOf(entry)));
      await requireUnused(handle, { kind, entry }, usedBy);
      return (await prepareDeletion(handle, entry.path)) ?? null;
    },

    async apply({ use }: Pick<RemoveScope, 'use'>, deletion: Deletion | null) {
      if (deletion) await deleteTree(use(directory), deletion);
      return {};
    },

    async undo({ use }: Pick<RemoveScope, 'use'>, deletion: Deletion | null) {
      if (deletion) await restoreTree(use(directory), deletion);
    },
  };
}
