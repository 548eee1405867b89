import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from '@tenantry/cli/embedded-postgres';

import { activeSync } from './active-sync.ts';
import { createMailboxes } from './create-mailbox.ts';
import { engineSteps } from './engine-steps.ts';
import { largeInstallation } from './large-installation.ts';
import { makeDatabase } from './make-database.ts';
import { offlineAddressBook } from './offline-address-book.ts';
import { queueMemory } from './queue-memory.ts';
import { rawLimits } from './raw-limits.ts';
import { waitingDevices } from './waiting-devices.ts';

// `npm run bench [-- --smoke]`. Figures of one run belong together: compare their ratios, not figures of two runs.
// Never an assertion: it fails only when something does not work.
const smoke = process.argv.includes('--smoke');
const seconds = smoke ? 1 : 8;
const queued = smoke ? 1000 : 10_000;
const large = smoke
  ? { few: 20, many: 120, listed: 50, stores: 200, samples: 5 }
  : { few: 1000, many: 200_000, listed: 10_000, stores: 2000, samples: 100 };
const bookEntries = smoke ? 500 : 50_000;
const pings = smoke ? 200 : 10_000;

const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-'));
// The server may run as another user, who has to get in.
await chmod(folder, 0o711);
const postgres = await startPostgres({ dataDirectory: join(folder, 'postgres') });
try {
  const raw = await rawLimits(await makeDatabase(postgres.connectionString, 'raw'), folder, seconds);
  print(raw.report);
  print(await engineSteps(await makeDatabase(postgres.connectionString, 'steps'), seconds, raw.insertRowsPerSecond));
  print(await createMailboxes(await makeDatabase(postgres.connectionString, 'mailboxes'), folder, seconds));
  print(await largeInstallation(await makeDatabase(postgres.connectionString, 'large'), folder, large));
  print(await offlineAddressBook(await makeDatabase(postgres.connectionString, 'book'), folder, bookEntries));
  print(await activeSync(await makeDatabase(postgres.connectionString, 'devices'), folder, seconds));
  print(await waitingDevices(pings));
  print(await queueMemory(await makeDatabase(postgres.connectionString, 'queue'), queued));
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

function print(lines: readonly string[]): void {
  for (const each of lines) process.stdout.write(`${each}\n`);
}
