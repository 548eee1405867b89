import { after } from 'node:test';

import { type Installation, openInstallation } from '@tenantry/cli/installation';
import { type Hosting, hosting } from '@tenantry/testing';
import { openSambaDirectory, type SambaDirectory, sambaPair } from '@tenantry/testing/samba';

export interface SambaEngines {
  readonly hoster: Hosting;
  /** Another engine on the same database and directory. */
  readonly other: Installation;
  readonly samba: SambaDirectory;
}

/** A hoster with two engines over two domain controllers. */
export async function sambaEngines(): Promise<SambaEngines> {
  const opened: SambaDirectory[] = [];
  const open = async (from: string | undefined) => {
    const directory = await openSambaDirectory(from);
    opened.push(directory);
    return directory;
  };
  const hoster = await hosting({ directory: { name: sambaPair.name, open } });
  const samba = opened.at(-1);
  if (!samba) throw new Error('no controllers were started');
  const other = await openInstallation({
    settings: {
      ...hoster.keys,
      databaseUrl: hoster.connectionString,
      retentionMonths: 13,
      directory: samba.settings,
    },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    migrate: false,
    queue: false,
    name: 'the other engine',
  });
  after(() => other.stop({ drainMilliseconds: 0 }));
  return { hoster, other, samba };
}
