import { applyChange, type Changes, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, optional } from '@tenantry/schema';

import { enablingFields, prepareEnabling } from './enabling.ts';
import {
  AlreadyEnabled,
  ExtensionInUse,
  ExtensionInvalid,
  ExtensionMissing,
  NoExchangeOrganization,
  NoMailbox,
  ObjectUnknown,
  ResourceIdentifierNeeded,
} from './errors.ts';
import { addressLock, requireFree } from './extensions.ts';
import { mailboxSettings } from './mailbox-settings.ts';
import { ownerOf } from './ownership.ts';
import { changesFor } from './settings.ts';

export const MarkUMMailbox_ = write({
  summary: 'Writes to the directory that a mailbox is enabled for unified messaging.',
  input: {
    ...enablingFields,
    automaticSpeechRecognitionEnabled: optional(boolean('Whether the user may speak in place of pressing keys.')),
  },
  errors: [
    NoMailbox,
    AlreadyEnabled,
    ObjectUnknown,
    ExtensionInUse,
    ExtensionInvalid,
    ExtensionMissing,
    ResourceIdentifierNeeded,
    NoExchangeOrganization,
  ],
  changes: directory,
  locks: ({ identity }) => [entryLock(identity)],

  async prepare({ input, use, place, lock }) {
    const handle = use(directory);
    const { organization } = await place('identity');
    const before = await prepareEnabling(handle, input, organization);
    // What belongs to an organization cannot be deleted meanwhile; what all share is the hoster's to keep.
    const owned = [before.plan, before.policy].filter((object) => ownerOf(object) !== undefined);
    await lock(...owned.map(({ path }) => entryLock(path)), ...before.addresses.map(addressLock));
    const { entry, plan, addresses, changes } = await prepareEnabling(handle, input, organization);
    await requireFree(handle, { plan, addresses, self: entry.guid });
    return changeOf(entry, { ...changes, ...speech(changes, input.automaticSpeechRecognitionEnabled) });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

function speech(changes: Changes, automaticSpeechRecognitionEnabled: boolean | undefined): Changes {
  const present = { msExchUMEnabledFlags: changes['msExchUMEnabledFlags'] ?? [] };
  return changesFor(mailboxSettings, { automaticSpeechRecognitionEnabled }, present);
}
