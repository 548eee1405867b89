import {
  type AttributeChange,
  applyChange,
  type Changes,
  changeOf,
  type Directory,
  directory,
  type Entry,
  entryLock,
  escapeRdnValue,
  parentOf,
  splitDn,
  undoChange,
} from '@tenantry/directory';
import { type OrganizationPlace, write } from '@tenantry/engine';
import { domainController, objectName, optional, propertyList, umMailboxFields } from '@tenantry/schema';

import { mailboxIdentity } from './enabling.ts';
import { NameTaken, NoExchangeOrganization, NoMailbox, NotEnabled, ObjectUnknown } from './errors.ts';
import { identity } from './fields.ts';
import { kinds } from './kinds.ts';
import { mailboxSettings } from './mailbox-settings.ts';
import { readUsable } from './named-object.ts';
import { changesFor } from './settings.ts';
import { readEnabled } from './um-mailbox.ts';

export const SetUMMailbox = write({
  summary: 'Sets UM properties of a UM-enabled mailbox.',
  remarks: 'What is not given stays. A name is that of the directory object, which is renamed.',
  source: 'dd251681',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    identity: mailboxIdentity,
    propertyList: propertyList('What is set.', {
      ...umMailboxFields,
      name: optional(objectName('Name, at most 64 characters.')),
      umMailboxPolicy: optional(identity('Another UM mailbox policy.')),
    }),
  },
  errors: [NoMailbox, NotEnabled, ObjectUnknown, NameTaken, NoExchangeOrganization],
  changes: directory,
  locks: ({ identity }) => [entryLock(identity)],

  async prepare({ input, use, place }): Promise<Prepared> {
    const handle = use(directory);
    const entry = await readEnabled(handle, input.identity);
    const { name, umMailboxPolicy, ...given } = input.propertyList;
    const { organization } = await place('identity');
    const change = changeOf(entry, {
      ...changesFor(mailboxSettings, given, entry.attributes),
      ...(await policyChange(handle, umMailboxPolicy, organization)),
    });
    // By GUID: a rename changes the path.
    const path = `LDAP://<GUID=${entry.guid}>`;
    const renaming = name === undefined ? null : await prepareRename(handle, entry, name);
    return { change: { ...change, path }, renaming };
  },

  async apply({ use }, { change, renaming }) {
    await applyChange(use(directory), change);
    if (renaming) await use(directory).rename(change.path, renaming.to);
    return {};
  },

  async undo({ use }, { change, renaming }) {
    const present = await use(directory).find(change.path, ['cn']);
    if (!present) return;
    if (renaming && splitDn(present.dn)[0] === renaming.to) await use(directory).rename(change.path, renaming.from);
    await undoChange(use(directory), change);
  },
});

/** Plain data for the log. */
interface Prepared {
  readonly change: AttributeChange;
  readonly renaming: { readonly from: string; readonly to: string } | null;
}

async function policyChange(
  handle: Directory,
  policy: string | undefined,
  organization: OrganizationPlace | undefined,
): Promise<Changes> {
  if (policy === undefined) return {};
  const { dn } = await readUsable(handle, { kind: kinds.mailboxPolicy, identity: policy, organization });
  return { msExchUMTemplateLink: [dn] };
}

async function prepareRename(handle: Directory, { dn, guid }: Entry, name: string): Promise<Prepared['renaming']> {
  const [from = ''] = splitDn(dn);
  const to = `CN=${escapeRdnValue(name)}`;
  if (from === to) return null;
  const other = await handle.find(`${to},${parentOf(dn) ?? ''}`, ['cn']);
  if (other && other.guid !== guid) throw NameTaken('object', name);
  return { from, to };
}
