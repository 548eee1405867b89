// Debian packages: slapd ldap-utils
import { describe } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { openLdapPair } from '@tenantry/testing/slapd';

/** One that makes many entries and links, one that writes passwords, and one whose undo puts a whole tree back. */
const sample = [
  'Hosted Active Directory::CreateOrganization',
  'Hosted Active Directory::DeleteUser',
  'Hosted Active Directory::DeleteOrganization',
  'Hosted Email 2007::CreateMailbox',
];

describe('over two OpenLDAP servers', () => {
  for (const name of sample) {
    describe(name, () => {
      undoesEverywhere(name, undefined, { directory: openLdapPair });
    });
  }
});
