// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { after, describe } from 'node:test';

import { sambaPair } from '@tenantry/testing/samba';

import { describeKilledEngines } from './killed-engines.ts';
import { reuse } from './reused-servers.ts';

describe('an engine over two Samba domain controllers', () => {
  const servers = reuse(sambaPair);
  after(() => servers.end());

  describeKilledEngines(servers);
});
