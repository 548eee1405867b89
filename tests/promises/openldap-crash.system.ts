// Debian packages: slapd ldap-utils
import { after, describe } from 'node:test';

import { openLdapPair } from '@tenantry/testing/slapd';

import { describeKilledEngines } from './killed-engines.ts';
import { reuse } from './reused-servers.ts';

describe('an engine over two OpenLDAP servers', () => {
  const servers = reuse(openLdapPair);
  after(() => servers.end());

  describeKilledEngines(servers);
});
