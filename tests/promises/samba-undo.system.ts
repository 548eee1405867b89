// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { describe } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { sambaPair } from '@tenantry/testing/samba';

/** A deletion is the hardest to undo: objects come back from what Active Directory keeps of them. */
const name = 'Hosted Active Directory::DeleteUser';

describe(`${name} over two Samba domain controllers`, () => {
  undoesEverywhere(name, async ({ acme }) => ({ path: await acme.user('gone') }), { directory: sambaPair });
});
