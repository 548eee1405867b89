import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { knownFaultsPage, renderKnownFaults } from './known-faults.ts';
import { readPages, renderReference } from './reference.ts';

/** Writes docs/reference: a page per procedure, the errors, the settings. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = await renderReference(root);
for (const file of await readPages(root)) if (!pages.has(file)) await rm(join(root, file));
for (const [file, content] of pages) {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), content);
}
await writeFile(join(root, knownFaultsPage), await renderKnownFaults(root));
process.stdout.write(`${pages.size} pages written.\n`);
