// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { after, before, describe } from 'node:test';

import { isThorough } from '@tenantry/testing';
import { type SambaPair, startSambaPair } from '@tenantry/testing/samba';

import { describeDirectory } from '../conformance.ts';
import { createDirectoryHost } from '../directory-host.ts';
import { createLdapDirectory } from '../ldap/ldap-directory.ts';
import { activeDirectoryFlavour } from './active-directory-flavour.ts';

const reasons = {
  'puts an earlier password back':
    'nobody can read a password of Active Directory, so nobody can write it back; undo says so (DIRECTORY_PASSWORD_NOT_RESTORED)',
};

describe('Active Directory', () => {
  let pair: SambaPair;

  before(async () => {
    pair = await startSambaPair();
  });

  after(() => pair.stop());

  describeDirectory(
    async () => {
      const port = createLdapDirectory(
        {
          controllers: pair.controllers.map(({ name, url }) => ({ name, url })),
          bindDn: pair.administrator.user,
          password: pair.administrator.password,
          startTls: false,
          tls: {},
          domain: undefined,
        },
        activeDirectoryFlavour(),
      );
      const { directory, preferring, close } = createDirectoryHost(port, {
        warn: () => undefined,
        close: () => port.close(),
      });
      return { directory, preferring, close };
    },
    { reasons, members: isThorough() ? 5000 : 500 },
  );
});
