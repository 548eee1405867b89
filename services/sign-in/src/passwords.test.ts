import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, testPassword } from '@tenantry/testing';

import { createAttempts } from './attempts.ts';
import { createPasswords } from './passwords.ts';
import { tooManyAttempts } from './too-many-attempts.ts';

const limits = { perName: 3, perAddress: 12, minutes: 15 };
const administrator = 'admin@acme.example';

describe('passwords', () => {
  it('know a user by principal name, mail address, account and path', async () => {
    const { hoster, check } = await open();
    const path = await hoster.acme.mailboxUser('ann');
    await hoster.directory.addValues(path, 'proxyAddresses', ['smtp:ann.lee@acme.example']);
    const names = ['ann@acme.example', 'Ann.Lee@acme.EXAMPLE', await accountOf(hoster, path), path];

    for (const name of names) assert.deepEqual(await check(name), { trustee: path }, name);
    assert.equal(await check('OTHER\\ann'), undefined);
    assert.equal(await check('ann@acme.example', 'wrong'), undefined);
    assert.equal(await check('ann@acme.example', ''), undefined);
    assert.equal(await check('*'), undefined);
  });

  it('lock a name after so many failures, whether anybody has it or not, and say how long', async () => {
    const { check, otherServer } = await open();
    for (const name of [administrator, 'nobody@acme.example']) {
      for (let failure = 1; failure <= limits.perName; failure++) assert.equal(await check(name, 'wrong'), undefined);
      await assert.rejects(check(name), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS', message: /Wait (89\d|900) seconds/ });
      await assert.rejects(check(` ${name.toUpperCase()}`), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS' });
      await assert.rejects(otherServer(name), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS' });
    }
  });

  it('let through no more guesses at once than one after the other', async () => {
    const { check } = await open();
    const guesses = Array.from({ length: 12 }, (_, index) => check(administrator, `guess ${index}`));
    const outcomes = await Promise.allSettled(guesses);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, limits.perName);
  });

  it('lock an account behind all its spellings, without a word', async () => {
    const { hoster, check } = await open();
    const path = await hoster.acme.user('ann');
    const spellings = ['ann@acme.example', await accountOf(hoster, path), path];
    for (const name of spellings) {
      for (let failure = 1; failure <= limits.perName; failure++) await check(name, 'wrong');
    }
    // The right password under a name that has not failed yet.
    assert.equal(await check(path.replace('LDAP://', '')), undefined);
  });

  it('forget failures at success', async () => {
    const { check } = await open();
    for (let round = 1; round <= 3; round++) {
      for (let failure = 1; failure < limits.perName; failure++) await check(administrator, 'wrong');
      assert.ok(await check(administrator));
    }
  });

  it('lock an address that fails under ever new names', async () => {
    const { check } = await open();
    for (let failure = 1; failure <= limits.perAddress; failure++)
      await check(`user${failure}@acme.example`, 'wrong', '192.0.2.1');
    await assert.rejects(check(administrator, testPassword, '192.0.2.1'), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS' });
    await assert.rejects(check(administrator, testPassword, '::ffff:192.0.2.1'), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS' });
    assert.ok(await check(administrator, testPassword, '192.0.2.2'));
  });

  it('take as long for a name that nobody has', async () => {
    const { check } = await open({ ...limits, perName: 100, perAddress: 100 });
    const [known, unknown] = await shortest(
      () => check(administrator, 'wrong'),
      () => check('nobody@acme.example', 'wrong'),
    );
    // A check of a password takes tens of milliseconds, everything else one or two.
    assert.ok(unknown > known / 3 && unknown < known * 3, `${known} ms and ${unknown} ms`);
  });

  it('hold for credentials inside of requests, too', async () => {
    const { hoster } = await open();
    const request = (password: string) =>
      `<request><context><securityContext><authentication><basic username="${administrator}" password="${password}"/></authentication></securityContext></context><data/></request>`;
    const codes: (string | undefined)[] = [];
    for (let attempt = 1; attempt <= 11; attempt++) {
      codes.push((await hoster.submit(request('wrong'), hoster.rival.administrator)).error?.code);
    }
    assert.equal(codes[0], 'ENGINE_CREDENTIALS_REFUSED');
    assert.equal(codes.at(-1), 'SIGN_IN_TOO_MANY_ATTEMPTS');
  });
});

async function open(wanted = limits) {
  const hoster = await hosting();
  const create = () => createPasswords(hoster.accounts, createAttempts(hoster.pool, wanted));
  const checkAt = (passwords: ReturnType<typeof create>) => {
    return (user: string, password = testPassword, address?: string) =>
      passwords.check({ user, password, address, locked: tooManyAttempts });
  };
  return { hoster, check: checkAt(create()), otherServer: checkAt(create()) };
}

async function accountOf({ directory }: Hosting, path: string): Promise<string> {
  const { attributes } = await directory.read(path, ['sAMAccountName']);
  return `FABRIKAM\\${attributes['sAMAccountName']?.[0]}`;
}

/** The shortest time of each, taken in turns: what others do on the machine meanwhile makes times longer only. */
async function shortest(...works: readonly [Work, Work]): Promise<[number, number]> {
  const times: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 8; round++) {
    for (const [index, work] of works.entries()) {
      const begun = performance.now();
      await work();
      times[index] = Math.min(times[index] ?? 0, performance.now() - begun);
    }
  }
  return times;
}

type Work = () => Promise<unknown>;
