import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { testPassword } from '@tenantry/testing';
import { basic, serving } from '@tenantry/testing/serving';

import { requireAlive, send } from './raw-http.ts';

const bookPointer = 'D22DFCC5B73645E99E16C9AD3D61F34F';

describe('attacks on the download of offline address books', () => {
  it('by the address reach no file but those of the own book, by ranges get no more than there is', async () => {
    const served = await serving();
    const { hoster } = served;
    await hoster.acme.mailboxUser('ann');
    await hoster.rival.mailboxUser('eve');
    const [own, foreign] = await Promise.all(
      [hoster.acme, hoster.rival].map(async ({ path }) => {
        const dn = path.slice('LDAP://'.length);
        return (await hoster.directory.read(`LDAP://<WKGUID=${bookPointer},${dn}>`)).guid;
      }),
    );
    const authorization = basic('ann@acme.example', testPassword);
    const get = (path: string, ...headers: string[]) =>
      send(
        served,
        `${[`GET ${path} HTTP/1.1`, 'Host: localhost', `Authorization: ${authorization}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
      );
    const whole = await get(`/OAB/${own}/oab.xml`);
    assert.match(whole, /^HTTP\/1\.1 200 /);
    const [, bytes] = /^content-length: (\d+)/im.exec(whole) ?? [];

    const addresses = [
      '/OAB/../package.json',
      '/OAB/..%2f..%2fetc%2fpasswd',
      '/OAB/..%5c..%5cetc%5cpasswd/oab.xml',
      '/OAB/%2e%2e/%2e%2e/package.json',
      '/OAB/%c0%ae%c0%ae/oab.xml',
      `/OAB/${own}/../${foreign}/oab.xml`,
      `/OAB/${own}/..%2f${foreign}%2foab.xml`,
      `/OAB/${own}/..%5c${foreign}%5coab.xml`,
      `/OAB/${own}/%2e%2e%2foab.xml`,
      `/OAB/${own}/oab.xml%00.lzx`,
      `/OAB/${own}/oab.xml::$DATA`,
      `/OAB/${own}/oab.xml/`,
      `/OAB/${own}//oab.xml`,
      `/OAB/${own}/%ff`,
      `/OAB/${own}/%27%20or%201=1--`,
      `/OAB/${own}/`,
      `/OAB/${foreign}/oab.xml`,
      `/OAB/%7b${own}%7d%00/oab.xml`,
      '/OAB/00000000-0000-0000-0000-000000000000/oab.xml',
      `/OAB/${'a'.repeat(10_000)}/oab.xml`,
    ];
    for (const address of addresses) {
      const answer = await get(address);
      assert.match(answer, /^HTTP\/1\.1 (?:400|404|414) /, address);
      assert.doesNotMatch(answer, /<OAB|tenantry\.|root:|node_modules|invalid byte/, address);
    }

    const many = Array.from({ length: 500 }, (_, index) => `${index}-`).join(',');
    for (const range of [many, '0-99999999999999999999', '-99999999999999999999', '5-1', `${bytes}-`, 'x-y']) {
      const answer = await get(`/OAB/${own}/oab.xml`, `Range: bytes=${range}`);
      assert.match(answer, /^HTTP\/1\.1 (?:200|206|416) /, range);
      const [, sent] = /^content-length: (\d+)/im.exec(answer) ?? [];
      assert.ok(Number(sent) <= Number(bytes), `${range}: ${sent} of ${bytes} bytes`);
    }
    await requireAlive(served);
  });
});
