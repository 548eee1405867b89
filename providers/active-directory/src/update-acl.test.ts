import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sidOf } from '@tenantry/directory';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const UpdateACL = 'Active Directory Provider::Update ACL';
const sendAs = 'ab721a54-1e2f-11d0-9819-00aa0040529b';
const receiveAs = 'ab721a56-1e2f-11d0-9819-00aa0040529b';
const user = 'bf967aba-0de6-11d0-a285-00aa003049e2';
const [inherited, denied, allowed] = ['(A;CIID;GR;;;AU)', '(D;;SD;;;WD)', '(A;;GR;;;S-1-5-11)'];
/** What is written gets the short names of SDDL. */
const rewritten = '(A;;GR;;;AU)';

describe(UpdateACL, () => {
  it('puts denials to the front, permissions before the other permissions, and leaves the rest as it is', async () => {
    const { run, directory, acme } = await hosting();
    const present = (list: string) => `O:DAG:DAD:AI${list}S:(AU;SA;CC;;;WD)`;
    const cases: [before: string, ace: Record<string, unknown>, after: string][] = [
      [inherited, { mode: 'GRANT_ACCESS', name: 'S-1-1-0', permission: 0x80000000 }, `(A;;GR;;;WD)${inherited}`],
      [
        `${denied}${allowed}${inherited}`,
        { mode: '1', name: 'S-1-1-0', permission: 0x100, inheritance: 3, objectTypeName: `{${sendAs.toUpperCase()}}` },
        `${denied}(OA;OICI;CR;${sendAs};;WD)${rewritten}${inherited}`,
      ],
      [
        `${denied}${allowed}`,
        { mode: 'DENY_ACCESS', name: 'AU', permission: 0x200, inheritance: 2, inheritedObjectTypeName: user },
        `(OD;CI;0x200;;${user};AU)${denied}${rewritten}`,
      ],
      // What is there already, in whatever spelling, is not put there twice.
      [allowed, { mode: 'GRANT_ACCESS', name: 'AU', permission: 0x80000000 }, rewritten],
      [
        `${denied}${allowed}(D;;SD;;;AU)${inherited}`,
        { mode: 'SET_ACCESS', name: 'S-1-5-11', permission: 0x10 },
        `${denied}(A;;RP;;;AU)${inherited}`,
      ],
    ];
    for (const [before, ace, after] of cases) {
      await directory.modify(acme.path, { nTSecurityDescriptor: [present(before)] });
      assert.deepEqual(await run(UpdateACL, { path: acme.path, ace: [ace] }), {});
      const { attributes } = await directory.read(acme.path, ['nTSecurityDescriptor']);
      assert.deepEqual(attributes['nTSecurityDescriptor'], [present(after)], JSON.stringify(ace));
    }
  });

  it('revokes the entries that match in all that is given', async () => {
    const { run, directory, acme } = await hosting();
    const entries = [
      '(D;;GR;;;AU)',
      '(A;;GR;;;AU)',
      '(A;CI;GR;;;AU)',
      `(OA;CI;CR;${sendAs};${user};AU)`,
      `(OA;CI;CR;${receiveAs};;AU)`,
      '(A;CIID;GR;;;AU)',
      '(A;;GR;;;WD)',
    ];
    const cases: [ace: Record<string, unknown>, revoked: number[]][] = [
      [{ name: 'S-1-5-11' }, [0, 1, 2, 3, 4]],
      [{ name: 'AU', permission: 0x80000000 }, [0, 1, 2]],
      [{ name: 'AU', permission: 0x80000000, inheritance: 2 }, [2]],
      [{ name: 'AU', objectTypeName: sendAs.toUpperCase() }, [3]],
      [{ name: 'AU', inheritedObjectTypeName: user }, [3]],
      [{ name: 'AU', permission: 0x200 }, []],
      [{ name: 'S-1-5-18' }, []],
    ];
    for (const [ace, revoked] of cases) {
      await directory.modify(acme.path, { nTSecurityDescriptor: [`D:${entries.join('')}`] });
      await run(UpdateACL, { path: acme.path, ace: [{ mode: 'REVOKE_ACCESS', ...ace }] });
      const left = entries.filter((_, index) => !revoked.includes(index)).join('');
      const { attributes } = await directory.read(acme.path, ['nTSecurityDescriptor']);
      assert.deepEqual(attributes['nTSecurityDescriptor'], [`D:${left}`], JSON.stringify(ace));
    }
  });

  it('finds its trustees by path, name, account and security identifier', async () => {
    const { run, directory, acme } = await hosting();
    const sid = await administratorSid({ directory, acme });
    const { attributes } = await directory.read(acme.administrator, ['sAMAccountName']);
    const account = attributes['sAMAccountName']?.[0];
    // An account is called as it likes, also like one of the names that SDDL has.
    const { path } = await directory.add(`CN=JD,${acme.path.slice(7)}`, {
      objectClass: ['user'],
      sAMAccountName: ['JD'],
    });
    const { attributes: short } = await directory.read(path, ['objectSid']);
    const cases: [name: string, sid: string][] = [
      [acme.administrator, sid],
      [acme.administrator.slice(7), sid],
      ['admin@acme.example', sid],
      [`FABRIKAM\\${account}`, sid],
      [sid.toLowerCase(), sid],
      ['JD', sidOf(short['objectSid']?.[0] ?? '')],
      ['DA', 'DA'],
    ];
    for (const [name, trustee] of cases) {
      await directory.modify(acme.path, { nTSecurityDescriptor: undefined });
      await run(UpdateACL, { path: acme.path, ace: [{ mode: 'GRANT_ACCESS', name, permission: 0x100 }] });
      const { attributes } = await directory.read(acme.path, ['nTSecurityDescriptor']);
      assert.deepEqual(attributes['nTSecurityDescriptor'], [`D:(A;;CR;;;${trustee})`], name);
    }
  });

  it('refuses trustees that are none, and entries that are not whole', async () => {
    const { run, directory, acme } = await hosting();
    const descriptor = async () => (await directory.read(acme.path)).attributes['nTSecurityDescriptor'];
    const before = await descriptor();
    const invalid = 'ACTIVE_DIRECTORY_ACCESS_ENTRY_INVALID';
    const cases: [ace: Record<string, unknown>, code: string][] = [
      [{ mode: 'GRANT_ACCESS', name: acme.path, permission: 1 }, 'ACTIVE_DIRECTORY_NOT_A_PRINCIPAL'],
      [{ mode: 'GRANT_ACCESS', name: 'nobody', permission: 1 }, 'ACTIVE_DIRECTORY_NOT_A_PRINCIPAL'],
      [{ mode: 'GRANT_ACCESS', name: 'S-1-5-11)(A;;GA;;;WD', permission: 1 }, 'ACTIVE_DIRECTORY_NOT_A_PRINCIPAL'],
      [{ mode: 'GRANT_ACCESS', name: 'AU' }, invalid],
      [{ mode: 'DENY_ACCESS', name: 'AU' }, invalid],
      [{ mode: 'SET_ACCESS', name: 'AU' }, invalid],
      [{ mode: 'GRANT', name: 'AU', permission: 1 }, 'ENGINE_INPUT_INVALID'],
    ];
    for (const [ace, code] of cases) {
      await assert.rejects(run(UpdateACL, { path: acme.path, ace: [ace] }), { code }, JSON.stringify(ace));
    }
    assert.deepEqual(await descriptor(), before);

    await directory.modify(acme.path, { nTSecurityDescriptor: ['D:(A;;GA'] });
    const ace = [{ mode: 'GRANT_ACCESS', name: 'AU', permission: 1 }];
    await assert.rejects(run(UpdateACL, { path: acme.path, ace }), { code: invalid, hresult: 0xc2101069 });
  });

  undoesEverywhere(UpdateACL, async ({ acme, directory }) => {
    await directory.modify(acme.path, { nTSecurityDescriptor: [`D:${denied}${inherited}`] });
    return {
      path: acme.path,
      ace: [
        { mode: 'GRANT_ACCESS', name: acme.administrator, permission: 0x100 },
        { mode: 'REVOKE_ACCESS', name: 'WD' },
      ],
    };
  });
});

async function administratorSid({ directory, acme }: Pick<Hosting, 'directory' | 'acme'>): Promise<string> {
  const { attributes } = await directory.read(acme.administrator, ['objectSid']);
  return sidOf(attributes['objectSid']?.[0] ?? '');
}
