import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { renderActiveDirectoryFile } from './active-directory-file.ts';
import { exchangeAttributes } from './exchange-attributes.ts';
import { exchangeClasses } from './exchange-classes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the schema that Tenantry adds', () => {
  it('has each name and each number once', () => {
    for (const table of [exchangeAttributes, exchangeClasses]) {
      assert.equal(new Set(table.map(({ number }) => number)).size, table.length);
      assert.equal(new Set(table.map(({ name }) => name.toLowerCase())).size, table.length);
    }
  });

  it('has every attribute and class that the code names', async () => {
    const known = new Set([...exchangeAttributes, ...exchangeClasses].map(({ name }) => name));
    const missing = (await namesInCode()).filter((name) => !known.has(name) && !ofActiveDirectory.has(name));
    assert.deepEqual(
      missing,
      [],
      `Add ${missing.join(', ')} to directory/src/schema/exchange-attributes.ts or exchange-classes.ts, then run: node directory/schema/write.ts`,
    );
  });

  it('is written to active-directory.ldif', async () => {
    const file = await readFile(new URL('../../schema/active-directory.ldif', import.meta.url), 'utf8');
    assert.ok(file === renderActiveDirectoryFile(), 'Run: node directory/schema/write.ts');
  });
});

/** Names of this family that Active Directory has by itself. */
const ofActiveDirectory = new Set([
  'msExchAssistantName',
  'msExchConfigurationContainer',
  'msExchHouseIdentifier',
  'msExchLabeledURI',
]);

/** Names of Exchange in sources that write to the directory. */
async function namesInCode(): Promise<string[]> {
  const names = new Set<string>();
  for await (const file of glob('{providers,namespaces,directory,tests/harness}/**/src/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts', '**/directory/src/schema/**'],
  })) {
    const source = await readFile(`${root}${file}`, 'utf8');
    for (const [name] of source.matchAll(/\b(?:msExch|mDB|extensionAttribute|offLineAB|dLMem)[A-Z0-9]\w*/g))
      names.add(name);
  }
  return [...names].sort();
}
