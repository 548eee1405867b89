import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Command } from 'commander';

import { FileUnreadable } from '../errors.ts';
import type { CommandContext } from './command-context.ts';

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
  const component = program.command('component').description('Makes packages of components, for publishers.');

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

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: Error) => {
    throw FileUnreadable(path, cause.message);
  });
}
