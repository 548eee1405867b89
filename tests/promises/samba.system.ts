// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { describe } from 'node:test';

import { sambaPair } from '@tenantry/testing/samba';

import { describeVertical } from './vertical.ts';

describe('over two Samba domain controllers', () => {
  describeVertical({ directory: sambaPair });
});
