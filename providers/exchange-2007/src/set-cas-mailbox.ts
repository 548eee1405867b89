import {
  type Attributes,
  applyChange,
  type Changes,
  changeOf,
  directory,
  entryLock,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, optional, smtpAddress, user } from '@tenantry/schema';

import { clientAccess } from './client-access.ts';
import { clientAccessChanges } from './client-access-changes.ts';
import { NoMailbox, PolicyUnknown, PrimaryAddressUnknown } from './errors.ts';
import { listStamp } from './list-stamp.ts';
import { readMailboxEntry } from './mailbox-entry.ts';

export const SetCASMailbox = write({
  summary: 'Sets the client access features of a mailbox.',
  remarks: 'What is not given stays.',
  source: 'KB952076, dd278707',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user who has the mailbox.'),
    preferredDomainController: domainController(),
    primarySmtpAddress: optional(smtpAddress('Makes this one of the addresses of the mailbox the primary one.')),
    ...clientAccess,
  },
  errors: [NoMailbox, PolicyUnknown, PrimaryAddressUnknown],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use, place }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    return changeOf(entry, {
      ...(await clientAccessChanges(use(directory), entry.attributes, input)),
      ...primaryChanges(entry.attributes, input.primarySmtpAddress),
      ...(await listStamp(use(directory), entry, () => place('path'))),
    });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

function primaryChanges(attributes: Attributes, primary: string | undefined): Changes {
  if (primary === undefined) return {};
  const present = attributes['proxyAddresses'] ?? [];
  const chosen = present.find((address) => address.toLowerCase() === `smtp:${primary.toLowerCase()}`);
  if (chosen === undefined) throw PrimaryAddressUnknown(primary);
  const others = present.filter((address) => address !== chosen);
  const address = chosen.slice('smtp:'.length);
  return {
    proxyAddresses: [`SMTP:${address}`, ...others.map((other) => other.replace(/^SMTP:/, 'smtp:'))],
    mail: [address],
  };
}
