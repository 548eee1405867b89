// Debian packages: slapd ldap-utils
import { describe } from 'node:test';

import { openSlapdDirectory } from '@tenantry/testing/slapd';

import { describeDirectory } from '../conformance.ts';
import { createDirectoryHost } from '../directory-host.ts';
import { createLdapDirectory } from '../ldap/ldap-directory.ts';
import { openLdapFlavour } from './openldap-flavour.ts';

describe('an OpenLDAP directory', () => {
  describeDirectory(async () => {
    const { options, stop } = await openSlapdDirectory({ servers: 2 });
    const port = createLdapDirectory(options, openLdapFlavour(options.domain));
    const { directory, preferring } = createDirectoryHost(port, { warn: () => undefined });
    return {
      directory,
      preferring,
      async close() {
        await port.close();
        await stop();
      },
    };
  });
});
