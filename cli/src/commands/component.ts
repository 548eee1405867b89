import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { type ComponentKind, componentKinds } from '@tenantry/deploy';
import { Argument, type Command } from 'commander';

import { FileUnreadable } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext } from './command-context.ts';

interface NewOptions {
  readonly to?: string;
  readonly serves: string;
}

interface PackOptions {
  readonly key: string;
  readonly publisher: string;
  readonly to: string;
  readonly componentVersion?: string;
}

interface RollupOptions extends PackOptions {
  readonly about: string;
}

/** `tenantry component ...`: what those who write components need. */
export function addComponentCommand(program: Command, context: CommandContext): void {
  const { terminal, folder } = context;
  const component = program
    .command('component')
    .description('Makes components, their packages and rollups, for those who write them.');

  component
    .command('new')
    .description('Makes the folder of a component that works, with its tests.')
    .addArgument(new Argument('<kind>', 'what it is').choices(componentKinds))
    .argument('<name>', 'published name, such as "Contoso Fax"')
    .option('--to <folder>', 'folder to make; default the name in small letters')
    .option('--serves <namespace>', 'of a web service: the namespace whose procedures it shows', 'Managed Plans')
    .action(async (kind: ComponentKind, name: string, options: NewOptions) => {
      const { newComponent } = await import('../authoring/index.ts');
      const to = resolve(folder, options.to ?? kebab(name));
      const serves = { namespace: options.serves, component: kebab(options.serves) };
      const files = await newComponent({ kind, name, to, ...(kind === 'web-service' ? { serves } : {}) });
      for (const file of files) terminal.print(join(to, file));
      terminal.print(`\nTry it: tenantry component test ${to}`);
    });
  component
    .command('test')
    .description('Runs the tests of a component with this program.')
    .argument('[folder]', 'its folder', '.')
    .action(async (of: string) => {
      const { testComponent } = await import('../authoring/index.ts');
      const code = await testComponent(resolve(folder, of), context);
      context.end(code === 0 ? exitCodes.done : exitCodes.failed);
    });
  component
    .command('pack')
    .description('Builds, packs and signs components.')
    .argument('<folders...>', 'folders of components, with a package.json each')
    .requiredOption('--key <file>', 'key to sign with; "tenantry publisher new" makes one')
    .requiredOption('--publisher <name>', 'as installations know the key')
    .option('--to <folder>', 'where the packages go', 'packages')
    .option('--component-version <version>', 'instead of the version in package.json')
    .action(async (folders: string[], options: PackOptions) => {
      const privateKey = await readText(resolve(folder, options.key));
      const { publisher, componentVersion: version } = options;
      // The builder is loaded only where it is needed.
      const { buildPackage } = await import('@tenantry/deploy/build');
      for (const each of folders) {
        const { manifest, path, size } = await buildPackage(resolve(folder, each), {
          to: resolve(folder, options.to),
          publisher,
          privateKey,
          ...(version === undefined ? {} : { version }),
        });
        terminal.print(`${manifest.namespace} ${manifest.version}  ${path}  ${size} bytes`);
      }
    });
  component
    .command('rollup')
    .description('Makes a rollup of packages and signs it.')
    .argument('<packages...>', 'packages of the same folder')
    .requiredOption('--about <file>', 'JSON with id, title, prerequisites, replaces, fixes, initialize, procedure')
    .requiredOption('--key <file>', 'key to sign with')
    .requiredOption('--publisher <name>', 'as installations know the key')
    .requiredOption('--to <file>', 'manifest to write, beside the packages')
    .action(async (packages: string[], options: RollupOptions) => {
      const { buildRollup, readRollupAbout } = await import('@tenantry/deploy/build');
      const { id } = await buildRollup(await readRollupAbout(resolve(folder, options.about)), {
        to: resolve(folder, options.to),
        packages: packages.map((each) => join(resolve(folder, each))),
        publisher: options.publisher,
        privateKey: await readText(resolve(folder, options.key)),
      });
      terminal.print(`Rollup ${id}  ${options.to}`);
    });
}

function kebab(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: Error) => {
    throw FileUnreadable(path, cause.message);
  });
}
