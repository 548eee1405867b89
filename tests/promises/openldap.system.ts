// Debian packages: slapd ldap-utils
import { describe } from 'node:test';

import { requestNames } from '@tenantry/cli/two-tenants';
import { sampled } from '@tenantry/testing';
import { openLdapPair } from '@tenantry/testing/slapd';

import { describeAdoption } from './adoption.ts';
import { describeEveryProcedure } from './every-procedure.ts';
import { describeVertical } from './vertical.ts';

describe('over two OpenLDAP servers', () => {
  describeVertical({ directory: openLdapPair });
  describeAdoption({ directory: openLdapPair });
  describeEveryProcedure(openLdapPair, sampled(requestNames(), 3));
});
