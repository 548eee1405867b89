// Debian packages: slapd ldap-utils
import { describe } from 'node:test';

import { openLdapPair } from '@tenantry/testing/slapd';

import { describeEveryProcedure, describeVertical } from './vertical.ts';

describe('over two OpenLDAP servers', () => {
  describeVertical({ directory: openLdapPair });
  describeEveryProcedure({ directory: openLdapPair });
});
