import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { accessEntriesOf, type Entry, isBelow, parentOf, parseDescriptor, sidOf, toSid } from '@tenantry/directory';
import { type Hosting, hosting } from '@tenantry/testing';

/** Bits with which somebody opens a mailbox, sends as it, or gives himself the right to (MS-ADTS 5.1.3.2). */
const allExtendedRights = 0x100;
const changePermissions = 0x40000;
const changeOwner = 0x80000;
const all = 0x10000000;
const opens = allExtendedRights | changePermissions | changeOwner | all;
/** Right to open a mailbox, in its own descriptor. */
const fullAccess = 0x1;

describe('A11, KB952077: administrators had Send As and Receive As on mailboxes', () => {
  it('gives no administrator a right to open a mailbox or to send as it, on it or above it', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    const mailbox = await hoster.directory.read(user, descriptors);

    assert.deepEqual(trusteesOf(mailbox, 'msExchMailboxSecurityDescriptor', fullAccess), []);
    let seen = 0;
    for (let at: string | undefined = mailbox.dn; at !== undefined; at = parentOf(at)) {
      if (!isBelow(at, hoster.paths.hosting.path.replace('LDAP://', ''))) break;
      const entry = await hoster.directory.read(at, descriptors);
      if (entry.attributes['nTSecurityDescriptor'] !== undefined) seen++;
      assert.deepEqual(trusteesOf(entry, 'nTSecurityDescriptor', opens), [], at);
    }
    assert.ok(seen >= 2, 'organizations have no rights at all: nothing was looked at');
  });

  it('opens it to the one who was named, and keeps a denial above what is given', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const user = await acme.mailboxUser('ann');
    const rights = { user, trustee: acme.administrator, accessRights: ['FullAccess', 'SendAs'] };
    const sid = sidOf(
      (await hoster.directory.read(acme.administrator, ['objectSid'])).attributes['objectSid']?.[0] ?? '',
    );

    await run('Managed Email 2007::AddMailboxPermission', rights);
    const given = await hoster.directory.read(user, descriptors);
    await run('Managed Email 2007::AddMailboxPermission', { ...rights, deny: true });

    assert.deepEqual(trusteesOf(given, 'msExchMailboxSecurityDescriptor', fullAccess), [sid]);
    assert.deepEqual(trusteesOf(given, 'nTSecurityDescriptor', opens), [sid]);
    for (const name of descriptors) {
      const types = (await entriesOf(hoster, user, name))
        .filter(({ trustee }) => trustee === sid)
        .map(({ type }) => type);
      assert.deepEqual(types.length >= 2 && types[0]?.endsWith('D'), true, `${name}: ${types}`);
    }
  });
});

const descriptors = ['msExchMailboxSecurityDescriptor', 'nTSecurityDescriptor'] as const;

/** Whom an entry allows one of these rights. The user himself is not among them. */
function trusteesOf({ attributes }: Entry, name: (typeof descriptors)[number], rights: number): string[] {
  const descriptor = parseDescriptor(attributes[name]?.[0] ?? 'D:');
  assert.ok(descriptor, `${name} cannot be read`);
  const allowed = accessEntriesOf(descriptor).filter((each) => each.type.endsWith('A') && (each.rights & rights) !== 0);
  return allowed.map(({ trustee }) => toSid(trustee)).filter((sid) => sid !== 'S-1-5-10');
}

async function entriesOf({ directory }: Hosting, user: string, name: (typeof descriptors)[number]) {
  const { attributes } = await directory.read(user, descriptors);
  return accessEntriesOf(parseDescriptor(attributes[name]?.[0] ?? 'D:') ?? assert.fail(name));
}
