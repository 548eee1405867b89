import { type Books, books, write } from '@tenantry/engine';
import { domainController, guid, optional } from '@tenantry/schema';

import { GuidTaken, InstanceNotFound, NothingToChange, StoreExists } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { poolLock } from './keys.ts';
import { mailStoreName, serverName } from './store-fields.ts';

const selectStore = `
  select s.store_id::text as "storeId", s.guid, s.name, s.server, s.kind
  from resource_manager.store s
  where s.guid = $1
    and s.registered`;

const selectGuid = `
  select
  from resource_manager.store s
  where s.guid = $1`;

const selectName = `
  select
  from resource_manager.store s
  where s.registered
    and s.store_id <> $1
    and (s.kind = 'public') = ($2 = 'public')
    and lower(s.server) = lower($3)
    and lower(s.name) = lower($4)`;

const setStore = `
  update resource_manager.store
  set guid = $2,
    name = $3,
    server = $4
  where store_id = $1`;

export const ModifyStoreByGUID = write({
  summary: 'Corrects the registration of a store: its GUID, its name or its server.',
  remarks: 'For stores that got a new directory object, e.g. after a recovery. Does nothing to the directory.',
  source: 'exchange-2007-resource-manager.yaml (dd278833)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    GUID: guid('GUID under which the store is registered now.'),
    newGUID: optional(guid('New directory object GUID of the store.')),
    mailStoreName: optional(mailStoreName),
    serverName: optional(serverName),
    preferredDomainController: domainController(),
  },
  output: {
    GUID: guid('GUID under which the store was registered.'),
    newGUID: optional(guid('New GUID.')),
    mailStoreName: optional(mailStoreName),
    serverName: optional(serverName),
  },
  errors: [GuidTaken, InstanceNotFound, NothingToChange, StoreExists],
  changes: books,
  locks: () => [poolLock],

  async prepare({ input, use }) {
    const { newGUID, mailStoreName: name, serverName: server } = input;
    if (newGUID === undefined && name === undefined && server === undefined) {
      throw NothingToChange('newGUID, mailStoreName, serverName');
    }
    const [before] = await use(books).query<StoreIdentity>(selectStore, [canonicalGuid(input.GUID)]);
    if (!before) throw InstanceNotFound(input.GUID);

    const after = {
      ...before,
      guid: newGUID === undefined ? before.guid : canonicalGuid(newGUID),
      name: name ?? before.name,
      server: server ?? before.server,
    };
    await requireFree(use(books), before, after);
    return { before, after };
  },

  async apply({ input, use }, { after }) {
    await use(books).query(setStore, valuesOf(after));
    const { preferredDomainController: _, ...mirrored } = input;
    return mirrored;
  },

  async undo({ use }, { before }) {
    await use(books).query(setStore, valuesOf(before));
  },
});

interface StoreIdentity {
  readonly storeId: string;
  readonly guid: string;
  readonly name: string;
  readonly server: string;
  readonly kind: string;
}

async function requireFree(from: Books, before: StoreIdentity, after: StoreIdentity): Promise<void> {
  const taken = after.guid === before.guid ? [] : await from.query(selectGuid, [after.guid]);
  if (taken.length > 0) throw GuidTaken(after.guid);
  const same = await from.query(selectName, [after.storeId, after.kind, after.server, after.name]);
  if (same.length > 0) throw StoreExists(after.name, after.server);
}

function valuesOf({ storeId, guid: own, name, server }: StoreIdentity): string[] {
  return [storeId, own, name, server];
}
