import { fileURLToPath } from 'node:url';

import { findFaults } from './check-doors.ts';

/** Part of `npm run check`: prints every fault. */
const faults = await findFaults(fileURLToPath(new URL('../..', import.meta.url)));
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.stderr.write(`${faults.length} faults in the shape of the source.\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
