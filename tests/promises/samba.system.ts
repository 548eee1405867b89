// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { describe } from 'node:test';

import { requestNames } from '@tenantry/cli/two-tenants';
import { isThorough } from '@tenantry/testing';
import { sambaPair } from '@tenantry/testing/samba';

import { describeEveryProcedure } from './every-procedure.ts';
import { describeVertical } from './vertical.ts';

/** What Hosted namespaces do goes through all the others. In full each procedure is called by itself, too. */
const topmost = requestNames().filter((name) => name.startsWith('Hosted '));

/** Nobody can read a password: one that was changed cannot be changed back. */
const withoutUndo = [
  'Hosted Active Directory::ChangeUserPassword',
  'Hosted Active Directory::SetUserPassword',
  'Managed Active Directory::ChangeUserPassword',
  'Managed Active Directory::SetPassword',
  'Managed Active Directory::SetUserPassword',
];

describe('over two Samba domain controllers', () => {
  describeVertical({ directory: sambaPair });
  describeEveryProcedure(sambaPair, { names: isThorough() ? requestNames() : topmost, withoutUndo });
});
