import { type Role, roles } from '@tenantry/engine/client';
import type { Command } from 'commander';

import { operatorName } from '../deployment/operator.ts';
import { UsageInvalid } from '../errors.ts';
import { renderTable } from '../terminal/table.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

interface CreateOptions {
  readonly user: string;
  readonly organization: string;
  readonly role: string;
  readonly days: string;
}

/** `tenantry token ...`: what programs sign in with. */
export function addTokenCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const token = program.command('token').description('Makes and revokes tokens that programs sign in with.');

  token
    .command('create')
    .description('Makes a token and shows it, this once. It gives a part of the rights of a user.')
    .argument('<name>', 'what it is for')
    .requiredOption('--user <name>', 'user whose rights it gives a part of, e.g. name@domain')
    .requiredOption('--organization <path>', 'LDAP path of the organization that it is good for, with those below')
    .requiredOption('--role <role>', `most that it may do there: ${roles.join(', ')}`)
    .option('--days <count>', 'how long it is valid, at most 366', '90')
    .action(async (name: string, options: CreateOptions, self: Command) => {
      const role = readRole(options.role);
      await withInstallation({ context, command: self }, async ({ tokens }) => {
        const made = await tokens.create({
          name,
          account: options.user,
          organization: options.organization,
          role,
          days: Number(options.days),
          createdBy: operatorName(),
        });
        if (isJson(self)) return terminal.print(JSON.stringify(made, null, 2));
        terminal.print(made.token);
        terminal.note(
          `Valid until ${made.expiresAt.toISOString()}. It is not shown again. Send it as "Authorization: Bearer ...", or as the password of the user "token".`,
        );
      });
    });
  token
    .command('list')
    .description('Lists the tokens that are valid, without what is secret in them.')
    .action(async (_: unknown, self: Command) => {
      await withInstallation(
        { context, command: self, lenient: true, directoryMayBeAway: true },
        async ({ tokens }) => {
          const found = await tokens.list();
          if (isJson(self)) return terminal.print(JSON.stringify(found, null, 2));
          terminal.print(
            renderTable([
              ['id', 'name', 'role', 'organization', 'user', 'expires', 'last used'],
              ...found.map((each) => [
                each.id,
                each.name,
                each.role,
                each.organization ?? '(gone)',
                each.account ?? '(gone)',
                day(each.expiresAt),
                each.lastUsedAt ? day(each.lastUsedAt) : 'never',
              ]),
            ]),
          );
        },
      );
    });
  token
    .command('revoke')
    .description('Ends a token, within seconds and for good.')
    .argument('<id>', 'as "tenantry token list" shows it')
    .action(async (id: string, _: unknown, self: Command) => {
      await withInstallation(
        { context, command: self, lenient: true, directoryMayBeAway: true },
        async ({ tokens }) => {
          await tokens.revoke(id);
          terminal.print(`The token ${id} is revoked.`);
        },
      );
    });
}

function readRole(text: string): Role {
  const role = roles.find((each) => each.toLowerCase() === text.toLowerCase());
  if (!role) throw UsageInvalid(`"${text}" is no role.`, `Roles are ${roles.join(', ')}.`);
  return role;
}

function isJson(command: Command): boolean {
  return command.optsWithGlobals<CommonOptions>().json === true;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
