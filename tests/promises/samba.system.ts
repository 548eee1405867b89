// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { after, describe } from 'node:test';

import { requestNames } from '@tenantry/cli/two-tenants';
import { isThorough, sampled } from '@tenantry/testing';
import { sambaPair } from '@tenantry/testing/samba';

import { describeEveryProcedure } from './every-procedure.ts';
import { reuse } from './reused-servers.ts';
import { describeVertical } from './vertical.ts';

/** What Hosted namespaces do goes through all the others. In full each procedure is called by itself, too. */
const topmost = requestNames().filter((name) => name.startsWith('Hosted '));

describe('over two Samba domain controllers', () => {
  const servers = reuse(sambaPair);
  after(() => servers.end());

  describeVertical({ directory: sambaPair });
  describeEveryProcedure(servers, isThorough() ? requestNames() : sampled(topmost, 3));
});
