// Debian packages: slapd ldap-utils
import { describe } from 'node:test';

import { openLdapPair } from '@tenantry/testing/slapd';

import { describeAdoption } from './adoption.ts';
import { describeEveryProcedure } from './every-procedure.ts';
import { describeVertical } from './vertical.ts';

describe('over two OpenLDAP servers', () => {
  describeVertical({ directory: openLdapPair });
  describeAdoption({ directory: openLdapPair });
  describeEveryProcedure(openLdapPair);
});
