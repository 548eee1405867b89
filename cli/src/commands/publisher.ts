import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { addPublisher, makePublisherKey, publicKeyOf, removePublisher } from '@tenantry/deploy';
import type { Command } from 'commander';

import { operatorName } from '../deployment/operator.ts';
import { FileInvalid, FileUnreadable } from '../errors.ts';
import type { CommandContext } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry publisher ...`: whose packages are taken. */
export function addPublisherCommand(program: Command, context: CommandContext): void {
  const { terminal, folder } = context;
  const publisher = program.command('publisher').description('Says whose packages this installation takes.');

  publisher
    .command('new')
    .description('Makes a key to sign packages with. The file is to be kept secret.')
    .argument('<file>', 'where the key is written; its public half goes to FILE.pub')
    .action(async (file: string) => {
      const path = resolve(folder, file);
      const { privateKey, publicKey } = makePublisherKey();
      try {
        await writeFile(path, privateKey, { mode: 0o600, flag: 'wx' });
        await writeFile(`${path}.pub`, publicKey);
      } catch (cause) {
        throw FileUnreadable(path, (cause as Error).message);
      }
      terminal.print(`${file} signs, ${file}.pub goes to those who are to trust it.`);
    });
  publisher
    .command('add')
    .description('Takes packages of a publisher from now on.')
    .argument('<name>', 'as packages name it')
    .argument('<file>', 'public key')
    .action(async (name: string, file: string, ...[, self]: [unknown, Command]) => {
      const publicKey = await readPublicKey(resolve(folder, file));
      await withInstallation({ context, command: self, lenient: true }, async ({ pool }) => {
        await addPublisher(pool, { name, publicKey, operator: operatorName() });
        terminal.print(`Packages signed by ${name} are taken.`);
      });
    });
  publisher
    .command('remove')
    .description('Takes no more packages of a publisher; what is installed stays.')
    .argument('<name>')
    .action(async (name: string, _: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ pool }) => {
        await removePublisher(pool, name);
        terminal.print(`Packages signed by ${name} are not taken any more.`);
      });
    });
  publisher
    .command('list')
    .description('Lists the publishers whose packages are taken.')
    .action(async (_: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ deployment }) => {
        for (const name of (await deployment.share.publishers()).keys()) terminal.print(name);
      });
    });
}

/** A public key; of a private one the public half is taken. */
async function readPublicKey(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw FileUnreadable(path, cause.message);
  });
  try {
    return text.includes('PRIVATE KEY') ? publicKeyOf(text) : text.trim();
  } catch (cause) {
    throw FileInvalid(path, (cause as Error).message, 'an Ed25519 key as PEM');
  }
}
