import { writeFile } from 'node:fs/promises';

import { renderActiveDirectoryFile } from '../src/schema/active-directory-file.ts';

/** Writes `active-directory.ldif` from the tables in `src/schema`: `node directory/schema/write.ts`. */
await writeFile(new URL('active-directory.ldif', import.meta.url), renderActiveDirectoryFile());
