import { applyChange, type Changes, changeOf, directory, type Entry, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, defaulted, domainController } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { NoMailbox, NotEnabled } from './errors.ts';
import { addressLock, otherAddresses } from './extensions.ts';
import { enabledBits } from './mailbox-settings.ts';
import { flagsOf, readEnabled } from './um-mailbox.ts';

export const UnmarkUMMailbox_ = write({
  summary: 'Takes from the directory that a mailbox is enabled for unified messaging.',
  remarks: 'The extensions are free afterwards, whether the other properties are kept or not.',
  input: {
    preferredDomainController: domainController(),
    identity: mailboxIdentity,
    keepProperties: defaulted(boolean('Whether the settings stay for the next time. Default false.'), false),
  },
  errors: [NoMailbox, NotEnabled],
  changes: directory,
  locks: ({ identity }) => [entryLock(identity)],

  async prepare({ input, use, lock }) {
    const entry = await readEnabled(use(directory), input.identity);
    // An undo gives the extensions back, so nobody may take them before the transaction ends.
    await lock(...(entry.attributes['proxyAddresses'] ?? []).filter((one) => /^eum:/i.test(one)).map(addressLock));
    return changeOf(entry, input.keepProperties ? withoutUse(entry) : withoutAnything(entry));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

/** Only what ties the mailbox to a dial plan goes. */
function withoutUse({ attributes }: Entry): Changes {
  return {
    msExchUMEnabledFlags: [String(flagsOf(attributes) & ~enabledBits.enabled)],
    msExchUMTemplateLink: [],
    msExchUMRecipientDialPlanLink: [],
    proxyAddresses: otherAddresses(attributes),
  };
}

function withoutAnything({ attributes }: Entry): Changes {
  const names = Object.keys(attributes).filter((name) => /^msExchUM/i.test(name));
  return { ...Object.fromEntries(names.map((name) => [name, []])), proxyAddresses: otherAddresses(attributes) };
}
