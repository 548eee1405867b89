import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { text } from '@tenantry/schema';

import { findCalls } from './expectations.ts';
import { readExportedNames } from './exported-names.ts';
import { findFloorFaults } from './floors.ts';
import { type Package, readPackages } from './manifests.ts';
import { declaredPointers } from './pointers.ts';
import { findSchemaFaults } from './xml-schema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the floors of the packages', () => {
  it('hold', async () => {
    assert.deepEqual(findFloorFaults(await readPackages(root)), []);
  });

  it('are red when a dependency goes up, or past a contract', async () => {
    const packages = await readPackages(root);
    const broken = withDependency(packages, 'engine', '@tenantry/directory');

    assert.deepEqual(findFloorFaults(broken), [
      'engine/package.json: engine may not depend on directory (@tenantry/directory). See docs/decisions/0002-floors.md.',
      '@tenantry/directory -> @tenantry/engine -> @tenantry/directory: packages depend on each other in a ring.',
    ]);
  });

  it('are red when a component does not say what it requires', async () => {
    const packages = await readPackages(root);
    const broken = withDependency(packages, 'namespaces/managed-plans', '@tenantry/exchange-2007');

    assert.deepEqual(findFloorFaults(broken), [
      'namespaces/managed-plans/package.json: depends on exchange-2007, but "tenantry.requires" does not name it.',
    ]);
  });
});

/** Imports that must be red, by the folder in which they stand. */
const forbidden: readonly (readonly [folder: string, statement: string])[] = [
  ['schema/src', "import { error } from '@tenantry/engine';"],
  ['engine/src', "import type { Directory } from '@tenantry/directory';"],
  ['directory/src', "import { exchange } from '@tenantry/exchange-2007/contract';"],
  ['providers/exchange-2007/src', "import { plans } from '@tenantry/managed-plans/contract';"],
  ['namespaces/hosted-email-2007/src', "import { component } from '@tenantry/managed-email-2007';"],
  ['namespaces/hosted-email-2007/src', "import { directory } from '@tenantry/directory';"],
  [
    'namespaces/hosted-email-2007/src',
    "export { CreateMailbox } from '../../managed-email-2007/src/create-mailbox.ts';",
  ],
  ['namespaces/hosted-email-2007/src', "export const load = () => import('@tenantry/managed-plans');"],
  ['services/requests/src', "import { openEngine } from '@tenantry/engine/host';"],
  ['services/web/managed-plans/src', "import { plans } from '@tenantry/managed-plans/contract';"],
];

describe('the linter', () => {
  let copy = '';
  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'tenantry-doors-'));
    for (const file of ['biome.json', 'package.json', 'tsconfig.json', '.gitignore'])
      await cp(join(root, file), join(copy, file));
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  after(() => rm(copy, { recursive: true, force: true }));

  for (const [folder, statement] of forbidden) {
    it(`refuses in ${folder}: ${statement}`, async () => {
      const owner = folder.replace(/\/src$/, '');
      await cp(join(root, owner, 'package.json'), join(copy, owner, 'package.json'));
      const file = join(folder, 'forbidden.ts');
      await writeInto(join(copy, file), `${statement}\n`);

      const rules = await lint(copy, file);

      await rm(join(copy, file));
      assert.ok(rules.includes('noRestrictedImports'), rules);
    });
  }

  it('allows a contract and the floors below', async () => {
    const folder = 'namespaces/hosted-email-2007';
    await cp(join(root, folder, 'package.json'), join(copy, folder, 'package.json'));
    const file = join(folder, 'src/allowed.ts');
    await writeInto(
      join(copy, file),
      "import { composite } from '@tenantry/engine';\nimport { plans } from '@tenantry/managed-plans/contract';\n\nexport const both = [composite, plans];\n",
    );

    assert.equal(await lint(copy, file), '');
  });
});

describe('the reader of doors', () => {
  it('finds values and types', () => {
    const source = "export { a, type B } from './a.ts';\nexport type { C, D as E } from './c.ts';";

    assert.deepEqual(readExportedNames(source), ['B', 'C', 'E', 'a']);
  });
});

describe('the check of schemas', () => {
  it('finds a pattern that XML Schema has no words for', () => {
    const input = { name: text('Name.', { pattern: '^(?=a)' }) };

    const [fault] = findSchemaFaults([{ namespace: 'Shelf', name: 'Put', input, output: {} }]);

    assert.match(fault ?? '', /^Shelf::Put: The pattern \^\(\?=a\) cannot be written in XML Schema/);
  });
});

describe('the reader of pointers', () => {
  it('finds members of a record and no other GUID', () => {
    const source = `export const id = '${'A'.repeat(32)}';\nexport const all = {\n  One: '${'B'.repeat(32)}',\n};\n`;

    assert.deepEqual(declaredPointers(source), ['B'.repeat(32)]);
  });
});

describe('the reader of expectations', () => {
  it('sees the arguments of a call over several lines', () => {
    // In pieces, so that the check does not see it here.
    const bare = ['assert', 'throws(() => y());'].join('.');
    const source = `x();\nawait assert.rejects(run(a(1)), {\n  code: 'A_B',\n});\n${bare}`;

    assert.deepEqual(findCalls(source), [
      { line: 2, text: "assert.rejects(run(a(1)), {\n  code: 'A_B',\n})" },
      { line: 5, text: bare.slice(0, -1) },
    ]);
  });
});

function withDependency(packages: readonly Package[], folder: string, name: string): Package[] {
  return packages.map((each) =>
    each.folder === folder ? { ...each, dependencies: [...each.dependencies, name] } : each,
  );
}

async function writeInto(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
}

/** What the linter says of a file; empty when nothing. */
async function lint(folder: string, file: string): Promise<string> {
  const biome = join(root, 'node_modules/.bin/biome');
  try {
    await promisify(execFile)(biome, ['lint', '--colors=off', file], { cwd: folder });
    return '';
  } catch (cause) {
    if (cause instanceof Error && 'stderr' in cause && 'stdout' in cause) return `${cause.stdout}${cause.stderr}`;
    throw cause;
  }
}
