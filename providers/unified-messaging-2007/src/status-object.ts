import { type AttributeChange, applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import type { LeafScope } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import type { Kind } from './kinds.ts';
import { readOwn } from './named-object.ts';
import type { Setting } from './settings.ts';

/** Input of a procedure that switches an object on or off. */
export function statusFields(sentence: string) {
  return {
    preferredDomainController: domainController(),
    identity: identity(sentence),
    organization: forOrganization,
  };
}

type StatusScope = LeafScope<ReturnType<typeof statusFields>>;

/** The parts of a write that switches an object of the organization; one that is switched so already stays as it is. */
export function switching<Scope extends StatusScope>(
  kind: Kind,
  setting: Setting,
  statusFor: (input: Scope['input']) => unknown,
) {
  return {
    errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],
    changes: directory,

    async prepare({ input, use, place, lock }: Scope): Promise<AttributeChange> {
      const organization = await organizationOf(input, () => place('organization'));
      const wanted = { kind, identity: input.identity, organization };
      await lock(entryLock((await readOwn(use(directory), wanted)).path));
      const entry = await readOwn(use(directory), wanted);
      const { attribute } = setting;
      return changeOf(entry, { [attribute]: setting.write(statusFor(input), entry.attributes[attribute] ?? []) });
    },

    async apply({ use }: Pick<StatusScope, 'use'>, change: AttributeChange) {
      await applyChange(use(directory), change);
      return {};
    },

    async undo({ use }: Pick<StatusScope, 'use'>, change: AttributeChange) {
      await undoChange(use(directory), change);
    },
  };
}
