import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { openLdapIndexes, openLdapSchema, openLdapSchemaEntry, schemaNames } from './schema-text.ts';

describe('the schema for OpenLDAP', () => {
  it('is written to its files', async () => {
    const files = {
      'openldap.schema': openLdapSchema(),
      'openldap.ldif': openLdapSchemaEntry(),
      'openldap-index.conf': openLdapIndexes(),
    };
    for (const [name, text] of Object.entries(files)) {
      const file = await readFile(new URL(`../../schema/${name}`, import.meta.url), 'utf8');
      assert.ok(file === text, `${name} is out of date. Run: node directory/schema/write-schema.ts`);
    }
  });

  it('gives each object identifier and each name once', () => {
    const schema = openLdapSchema();
    for (const pattern of [/^(?:attributetype|objectclass) \( ([\d.]+)/gm, /^attributetype .* NAME '(\w+)'/gm]) {
      const found = [...schema.matchAll(pattern)].map(([, name = '']) => name.toLowerCase());
      assert.ok(found.length > 100);
      assert.deepEqual(
        found.filter((name, index) => found.indexOf(name) !== index),
        [],
      );
    }
  });

  it('knows the attributes of Exchange, of the standard schema and our own', () => {
    const names = schemaNames();
    for (const name of ['homemdb', 'cn', 'othertelephone', 'msexchmobileflags', 'ntsecuritydescriptor']) {
      assert.ok(names.has(name), name);
    }
  });
});
