import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startPostgres } from '@tenantry/cli/embedded-postgres';

import { activeSync } from './active-sync.ts';
import { createMailboxes } from './create-mailbox.ts';
import { engineSteps } from './engine-steps.ts';
import { largeGroups } from './large-group.ts';
import { largeInstallation } from './large-installation.ts';
import { listMailboxes } from './list-mailboxes.ts';
import { makeDatabase } from './make-database.ts';
import { offlineAddressBook } from './offline-address-book.ts';
import { queueMemory } from './queue-memory.ts';
import { rawLimits } from './raw-limits.ts';
import { signIns } from './sign-in.ts';
import { waitingDevices } from './waiting-devices.ts';
import { webServiceMemory } from './web-service-memory.ts';
import { webServiceCalls } from './web-services.ts';

// `npm run bench [-- --smoke] [--soak seconds] [name of a part ...]`. Figures of one run belong together: compare their ratios, not figures of two
// runs. Never an assertion: it fails only when something does not work.
const { values: options, positionals: names } = parseArgs({
  options: { smoke: { type: 'boolean', default: false }, soak: { type: 'string', default: '20' } },
  allowPositionals: true,
});
const { smoke } = options;
const seconds = smoke ? 1 : 8;
const queued = smoke ? 1000 : 10_000;
const large = smoke
  ? { few: 20, many: 120, listed: 50, stores: 200, samples: 5 }
  : { few: 1000, many: 200_000, listed: 10_000, stores: 2000, samples: 100 };
const groupSizes = smoke ? [100, 10_000] : [100, 10_000, 50_000];
const bookEntries = smoke ? 500 : 50_000;
const pings = smoke ? 200 : 10_000;
const soakSeconds = smoke ? 1 : Number(options.soak);

const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-'));
// The server may run as another user, who has to get in.
await chmod(folder, 0o711);
const postgres = await startPostgres({ dataDirectory: join(folder, 'postgres') });
const database = (name: string) => makeDatabase(postgres.connectionString, name);
const parts: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  'engine-steps': async () => {
    const raw = await rawLimits(await database('raw'), folder, seconds);
    return [...raw.report, ...(await engineSteps(await database('steps'), seconds, raw.insertRowsPerSecond))];
  },
  'create-mailbox': async () => createMailboxes(await database('mailboxes'), folder, seconds),
  'large-group': async () => largeGroups(await database('groups'), { sizes: groupSizes, seconds: seconds / 4 }),
  'large-installation': async () => largeInstallation(await database('large'), folder, large),
  'list-mailboxes': async () => listMailboxes(await database('lists'), folder, smoke ? 250 : large.listed),
  'offline-address-book': async () => offlineAddressBook(await database('book'), folder, bookEntries),
  'active-sync': async () => activeSync(await database('devices'), folder, seconds),
  'waiting-devices': () => waitingDevices(pings),
  'queue-memory': async () => queueMemory(await database('queue'), queued),
  'web-services': async () => webServiceCalls(await database('services'), folder, seconds),
  'sign-in': async () => signIns(await database('people'), folder, seconds),
  'web-service-memory': () => webServiceMemory(folder, soakSeconds),
};

try {
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part "${name}"; there are ${Object.keys(parts).join(', ')}.`);
    for (const each of await part()) process.stdout.write(`${each}\n`);
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
