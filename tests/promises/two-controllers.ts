import { after } from 'node:test';

import { type Installation, type InstallationOptions, openInstallation } from '@tenantry/cli/installation';
import { type Hosting, hosting, type TestDirectory } from '@tenantry/testing';
import { openSambaDirectory, sambaPair } from '@tenantry/testing/samba';
import { openLdapPair, openSlapdDirectory } from '@tenantry/testing/slapd';

/** A hoster over two controllers, and what may happen to those. */
export interface TwoControllers {
  readonly hoster: Hosting;
  readonly servers: TestDirectory;
  /** Lets what each controller changes come to the other one late, until the function it gives is called. */
  late(milliseconds: number): Promise<() => Promise<void>>;
  /** Lets nothing come through until the function it gives is called. */
  hold(): Promise<() => Promise<void>>;
  /** Ends the first controller as a power failure would. */
  killFirst(): Promise<void>;
  startFirst(): Promise<void>;
  /** Waits until both know the same. */
  settle(): Promise<void>;
}

/** A hoster over two OpenLDAP servers. */
export async function overOpenLdap(): Promise<TwoControllers> {
  const { hoster, servers } = await hosterOver(openLdapPair.name, (from) => openSlapdDirectory({ servers: 2, from }));
  const [first] = servers.servers;
  return {
    hoster,
    servers,
    async late(milliseconds) {
      for (const link of servers.links) link.delay(milliseconds);
      return async () => {
        for (const link of servers.links) link.delay(0);
      };
    },
    async hold() {
      for (const link of servers.links) link.pause();
      return async () => {
        for (const link of servers.links) link.resume();
      };
    },
    killFirst: async () => first?.kill(),
    startFirst: async () => first?.start(),
    settle: () => servers.settle(),
  };
}

/** A hoster over two Samba domain controllers. */
export async function overSamba(): Promise<TwoControllers> {
  const { hoster, servers } = await hosterOver(sambaPair.name, openSambaDirectory);
  const { pair } = servers;
  const [first] = pair.controllers;
  const hold = async () => {
    await Promise.all(pair.controllers.map((controller) => controller.pauseReplication()));
    return async () => {
      await Promise.all(pair.controllers.map((controller) => controller.resumeReplication()));
    };
  };
  return {
    hoster,
    servers,
    // Domain controllers fetch changes when they want to: what is late comes at once when the time is over.
    async late(milliseconds) {
      const release = await hold();
      const released = new Promise((resolve) => setTimeout(resolve, milliseconds)).then(release);
      return () => released;
    },
    hold,
    killFirst: () => first.kill(),
    startFirst: () => first.start(),
    settle: () => pair.settle(),
  };
}

async function hosterOver<T extends TestDirectory>(
  name: string,
  start: (from: string | undefined) => Promise<T>,
): Promise<{ readonly hoster: Hosting; readonly servers: T }> {
  let servers: T | undefined;
  const open = async (from: string | undefined) => {
    servers = await start(from);
    return servers;
  };
  const hoster = await hosting({ directory: { name, open }, queue: false });
  if (!servers) throw new Error('no controllers were started');
  return { hoster, servers };
}

interface EngineOptions extends Pick<Partial<InstallationOptions>, 'waits' | 'name' | 'logger'> {
  /** Whether the second controller is the one it takes when nobody prefers another. */
  readonly isReversed?: boolean;
}

/** Another engine on the same database and controllers; it ends with the test that asks for it. */
export async function anotherEngine(
  { hoster, servers }: Pick<TwoControllers, 'hoster' | 'servers'>,
  { isReversed = false, ...options }: EngineOptions = {},
): Promise<Installation> {
  const { controllers } = servers.settings;
  const opening = openInstallation({
    settings: {
      ...hoster.keys,
      databaseUrl: hoster.connectionString,
      retentionMonths: 13,
      directory: { ...servers.settings, controllers: isReversed ? controllers.toReversed() : controllers },
    },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    migrate: false,
    queue: false,
    ...options,
  });
  // Before anything is awaited: afterwards the runner may take it for the hook of another test.
  after(async () => (await opening).stop({ drainMilliseconds: 0 }));
  return opening;
}
