import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { dnFromWire, wireDn } from './wire-name.ts';

describe('names on their way', () => {
  const names = [
    ['CN=ann@acme.example,OU=Acme & Sons,DC=fabrikam,DC=com', 'CN=ann@acme.example,OU=Acme & Sons,DC=fabrikam,DC=com'],
    ['CN=Doe\\, Jane,OU=Acme,DC=com', 'CN=Doe\\2c Jane,OU=Acme,DC=com'],
    ['CN=\\ x\\ ,OU=a\\+b,DC=com', 'CN=\\20x\\20,OU=a\\2bb,DC=com'],
    ['CN=Zoë,DC=com', 'CN=Zoë,DC=com'],
    ['', ''],
  ] as const;

  it('go to a server with pairs of digits, where something has to be escaped', () => {
    for (const [ours, wire] of names) assert.equal(wireDn(ours), wire);
  });

  it('come back in our spelling, however the server writes types and escapes', () => {
    for (const [ours, wire] of names) {
      assert.equal(dnFromWire(wire), ours);
      assert.equal(dnFromWire(wire.replaceAll(/(?:CN|OU|DC)=/g, (type) => type.toLowerCase())), ours);
    }
    assert.equal(dnFromWire('cn="Doe, Jane", ou=Acme ;dc=com'), 'CN=Doe\\, Jane,OU=Acme,DC=com');
    assert.equal(dnFromWire('cn=a=b,dc=com'), 'CN=a\\=b,DC=com');
  });
});
