import {
  type AttributeChange,
  applyChange,
  type Changes,
  changeOf,
  type Directory,
  directory,
  type Entry,
  entryLock,
  undoChange,
} from '@tenantry/directory';
import type { LeafScope, OrganizationPlace } from '@tenantry/engine';
import { domainController, type Fields, propertyList } from '@tenantry/schema';

import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import type { Kind } from './kinds.ts';
import { readOwn } from './named-object.ts';
import { changesFor, type Settings } from './settings.ts';

/** Input of a procedure that sets properties of an object. */
export function changeFields<F extends Fields>(sentence: string, fields: F) {
  return {
    preferredDomainController: domainController(),
    identity: identity(sentence),
    propertyList: propertyList('What is set.', fields),
    organization: forOrganization,
  };
}

type ChangeScope = LeafScope<ReturnType<typeof changeFields>>;

/** What a change that is no setting of its own becomes; checks it, too. */
export interface Changed {
  readonly directory: Directory;
  readonly entry: Entry;
  readonly given: Readonly<Record<string, unknown>>;
  readonly organization: OrganizationPlace | undefined;
  lock(...keys: string[]): Promise<void>;
}

/** The parts of a write that sets properties of an object of the organization. */
export function changing(kind: Kind, settings: Settings, further?: (changed: Changed) => Promise<Changes>) {
  return {
    errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],
    changes: directory,

    async prepare({ input, use, place, lock }: ChangeScope): Promise<AttributeChange> {
      const handle = use(directory);
      const organization = await organizationOf(input, () => place('organization'));
      const wanted = { kind, identity: input.identity, organization };
      await lock(entryLock((await readOwn(handle, wanted)).path));
      // Somebody may have changed it before it was held.
      const entry = await readOwn(handle, wanted);
      const given = input.propertyList;
      const others = await further?.({ directory: handle, entry, given, organization, lock });
      return changeOf(entry, { ...changesFor(settings, given, entry.attributes), ...others });
    },

    async apply({ use }: Pick<ChangeScope, 'use'>, change: AttributeChange) {
      await applyChange(use(directory), change);
      return {};
    },

    async undo({ use }: Pick<ChangeScope, 'use'>, change: AttributeChange) {
      await undoChange(use(directory), change);
    },
  };
}
