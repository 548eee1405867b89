// Debian packages: slapd ldap-utils
import { describe } from 'node:test';

import { startSlapd } from '@tenantry/testing/slapd';

import { describeDirectory } from '../conformance.ts';
import { createDirectoryHost } from '../directory-host.ts';
import { createLdapDirectory } from '../ldap/ldap-directory.ts';
import { openLdapFlavour } from './openldap-flavour.ts';
import { prepareOpenLdap } from './prepare-openldap.ts';

describe('an OpenLDAP directory', () => {
  describeDirectory(async () => {
    const { port, close } = await freshPort();
    return { directory: createDirectoryHost(port, () => undefined).directory, close };
  });
});

async function freshPort() {
  const { domain, servers, bindDn, password, stop } = await startSlapd({ servers: 2 });
  const port = createLdapDirectory(
    {
      controllers: servers.map(({ name, url }) => ({ name, url })),
      bindDn,
      password,
      startTls: false,
      tls: {},
      domain,
    },
    openLdapFlavour(domain),
  );
  await prepareOpenLdap(port);
  return {
    port,
    close: async () => {
      await port.close();
      await stop();
    },
  };
}
