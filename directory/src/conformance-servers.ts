import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { defaultWaits, newState, type SessionState, type WaitLimits } from './controller-choice.ts';
import type { Directory } from './directory.ts';
import type { Flavour } from './ldap/flavour.ts';
import { createLdapDirectory, type LdapDirectory } from './ldap/ldap-directory.ts';
import { defaultLimits, type LdapAddress, type LdapOptions } from './ldap/ldap-options.ts';
import { noMemory } from './position-memory.ts';
import { openDirectory } from './session.ts';

/** Two servers for the suite. */
export interface ServerPair {
  readonly options: LdapOptions;
  readonly flavour: Flavour;
  /** Top of the organizations, which is there. */
  readonly hostingUnit: string;
  readonly controllers: readonly [ControllerOfPair, ControllerOfPair];
  /** Opens another way to a controller, which the suite cuts. */
  openWay(controller: ControllerOfPair): Promise<Way>;
  stop(): Promise<void>;
}

export interface ControllerOfPair extends LdapAddress {
  kill(): Promise<void>;
  start(): Promise<void>;
  /** It learns nothing from the other one until `resumeReplication`. */
  pauseReplication(): Promise<void>;
  resumeReplication(): Promise<void>;
}

export interface Way {
  readonly url: string;
  /** Holds everything back. */
  pause(): void;
  close(): Promise<void>;
}

const shortPatience: WaitLimits = { ...defaultWaits, patienceMilliseconds: 150 };
const giveUpSoon: WaitLimits = { patienceMilliseconds: 50, waitMilliseconds: 400 };
const lagMilliseconds = 300;
const password = 'Suite-password-1';

/**
 * What two servers behind the port do while one of them lags, is lost or refuses.
 * @param open gives servers that nobody else uses: they are killed
 */
export function describeServers(open: () => Promise<ServerPair>): void {
  describe('as every pair of servers', () => {
    let pair: ServerPair;
    let port: LdapDirectory;
    let base: string;

    before(async () => {
      pair = await open();
      port = createLdapDirectory(fast(pair.options), pair.flavour);
      base = `OU=Servers,${pair.hostingUnit}`;
      await request()
        .at(first())
        .add(base, { objectClass: ['organizationalUnit'] });
    });

    after(async () => {
      await port?.close();
      await pair?.stop();
    });

    const first = () => pair.controllers[0];
    const second = () => pair.controllers[1];

    /** A request: what it has written, it must see at every controller. */
    function request(limits: WaitLimits = defaultWaits, through: LdapDirectory = port) {
      const state: SessionState = newState();
      const log: [object, string][] = [];
      const warn = (details: object, message: string) => log.push([details, message]);
      const operation = () => undefined;
      const at = ({ name }: LdapAddress): Directory =>
        openDirectory(through, { operation }, { state, memory: noMemory, preferred: name, limits, warn });
      return { at, state, log, warnings: () => [...state.warnings] };
    }

    it('shows at one what was written at the other, as soon as it has come', async () => {
      const { at, warnings } = request({ ...defaultWaits, patienceMilliseconds: defaultWaits.waitMilliseconds });
      await second().pauseReplication();
      const { dn } = await at(first()).add(`CN=Awaited,${base}`, { objectClass: ['contact'] });
      const resumed = later(lagMilliseconds, () => second().resumeReplication());
      assert.equal((await at(second()).read(dn)).dn, dn);
      await resumed;
      assert.deepEqual(warnings(), []);
    });

    it('goes to one that has caught up when the wanted one does not, with a warning and a line in the log', async () => {
      await second().pauseReplication();
      try {
        const { at, warnings, log } = request(shortPatience);
        const { dn } = await at(first()).add(`CN=Late,${base}`, { objectClass: ['contact'] });
        assert.equal((await at(second()).read(dn)).dn, dn);
        const sentence = `The controller ${second().name} was not available or had not caught up; ${first().name} was used instead.`;
        assert.deepEqual(warnings(), [sentence]);
        assert.deepEqual(log, [[{ wanted: second().name, taken: first().name }, sentence]]);
        // Without what the request knows the lag is there to be seen.
        assert.equal(await request().at(second()).find(dn), undefined);
      } finally {
        await second().resumeReplication();
      }
    });

    it('refuses who may not change something', async () => {
      const { at } = request();
      const { dn } = await at(first()).add(`CN=Visitor,${base}`, {
        objectClass: ['user'],
        sAMAccountName: ['visitor'],
      });
      await at(first()).setPassword(dn, password);
      await at(first()).modify(dn, { userAccountControl: ['512'] });
      const asVisitor = createLdapDirectory({ ...pair.options, bindDn: dn, password }, pair.flavour);
      try {
        await assert.rejects(
          request(defaultWaits, asVisitor)
            .at(first())
            .modify(dn, { info: ['mine'] }),
          {
            code: 'DIRECTORY_ACCESS_DENIED',
          },
        );
      } finally {
        await asVisitor.close();
      }
      assert.equal((await at(first()).read(dn, ['info'])).attributes['info'], undefined);
    });

    it('names what the schema lacks', async () => {
      const { at } = request();
      const { dn } = await at(first()).add(`CN=Unknown,${base}`, { objectClass: ['contact'] });
      await assert.rejects(at(first()).modify(dn, { notOfThisWorld: ['1'] }), {
        code: 'DIRECTORY_SCHEMA_LACKS',
        message: /notOfThisWorld/,
      });
    });

    it('tells that the outcome of a change is not known, and lets nobody go on who has to know it', async () => {
      const { dn } = await request()
        .at(first())
        .add(`CN=Cut,${base}`, { objectClass: ['contact'] });
      const way = await pair.openWay(first());
      const cut = createLdapDirectory(
        fast({ ...pair.options, controllers: [{ name: first().name, url: way.url }] }, 1),
        pair.flavour,
      );
      try {
        const { at, state } = request(giveUpSoon, cut);
        await at(first()).read(dn);
        way.pause();
        const change = assert.rejects(at(first()).modify(dn, { info: ['new'] }), { code: 'DIRECTORY_OUTCOME_UNKNOWN' });
        await later(50, () => way.close());
        await change;
        assert.deepEqual([...state.unsure], [first().name]);
        await assert.rejects(at(first()).read(dn), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
      } finally {
        await cut.close();
        await way.close();
      }
    });

    it('gives up where nobody who is left has seen what has to be seen', async () => {
      const { at } = request(giveUpSoon);
      const seen = await port.positions(second().name);
      await untilDone(async () => assert.ok(await port.hasReached(first().name, seen)));
      await second().pauseReplication();
      await at(first()).add(`CN=Only here,${base}`, { objectClass: ['contact'] });
      await first().kill();
      try {
        await assert.rejects(at(second()).read(base), {
          code: 'DIRECTORY_NOT_CAUGHT_UP',
          message: /within 0\.4 s/,
        });
        // It may come back from a backup: what it had reached is no longer taken for granted.
        const asked = port.hasReached(first().name, seen);
        await assert.rejects(asked, { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
      } finally {
        await first().start();
        await second().resumeReplication();
      }
    });

    it('takes the other one while the preferred one is dead, with a warning and a line in the log', async () => {
      await first().kill();
      try {
        const { at, warnings, log } = request(giveUpSoon);
        const sentence = `The controller ${first().name} was not available or had not caught up; ${second().name} was used instead.`;
        await at(first()).modify(base, { description: ['changed while one was dead'] });
        assert.deepEqual(warnings(), [sentence]);
        assert.deepEqual(log[0], [{ wanted: first().name, taken: second().name }, sentence]);

        await second().kill();
        await assert.rejects(request(giveUpSoon).at(first()).read(base), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
      } finally {
        // It may have failed before the second one was ended.
        await second().kill();
        await Promise.all([first().start(), second().start()]);
      }
      const { at } = request({ ...defaultWaits, patienceMilliseconds: defaultWaits.waitMilliseconds });
      const reached = () => at(second()).read(base, ['description']);
      const { attributes } = await untilDone(reached);
      assert.deepEqual(attributes['description'], ['changed while one was dead']);
    });
  });
}

/** Options that try a controller again at once. */
function fast(options: LdapOptions, connections = defaultLimits.connections): LdapOptions {
  return { ...options, limits: { connections, pauseMilliseconds: 20 } };
}

async function later(milliseconds: number, work: () => Promise<void>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await work();
}

/** A server that has just been started again is not tried for a moment. */
export async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await later(20, () => Promise.resolve());
    }
  }
}
