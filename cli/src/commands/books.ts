import type { Command } from 'commander';

import { type BookPart, checkBooks, repairBooks } from '../books/check-books.ts';
import { UsageInvalid } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Installation } from '../installation.ts';
import { renderTable } from '../terminal/table.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends CommonOptions {
  readonly organization?: string;
  readonly repair?: true;
}

/** `tenantry books check`. */
export function addBooksCommand(program: Command, context: CommandContext): void {
  program
    .command('books')
    .description('The books: space, what counts, and the counters of both.')
    .command('check')
    .description('Counts again what is in the directory and compares it with the books; shows each difference.')
    .option('--organization <path>', 'only this organization, and no counters')
    .option('--repair', 'make the books what is in the directory, a request for each organization')
    .action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      await withInstallation({ context, command: self }, async (installation) => {
        const { interrupted: signal, terminal } = context;
        const organization = await readOrganization(installation, options.organization);
        const look = () => checkBooks(installation.client, { signal, ...(organization ? { organization } : {}) });
        const found = await terminal.during('counting', look);
        if (!options.repair || found.length === 0) {
          tell(context, { found, json: options.json === true });
          return;
        }
        const failures = await terminal.during('repairing', () => repairAll(context, installation, found));
        const left = await terminal.during('counting again', look);
        if (!options.json) {
          terminal.print(render(found));
          for (const failure of failures) terminal.note(failure);
        }
        tell(context, { found: left, json: options.json === true, repaired: found });
      });
    });
}

async function readOrganization({ directory }: Installation, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const entry = await directory.find(path, ['ou']);
  if (!entry)
    throw UsageInvalid(`--organization is "${path}".`, 'The directory has no such object; give an LDAP path.');
  return entry.guid;
}

/** Gives what could not be done, a line each. */
async function repairAll(
  { interrupted }: CommandContext,
  { client }: Installation,
  parts: readonly BookPart[],
): Promise<string[]> {
  const failures: string[] = [];
  for (const part of parts) {
    if (interrupted.aborted) break;
    const { error, requestId } = await repairBooks(client, part);
    if (error) failures.push(`${part.orgGUID ?? 'counters'}: ${error.code}: ${error.message} (request ${requestId})`);
  }
  return failures;
}

interface Result {
  readonly found: readonly BookPart[];
  readonly json: boolean;
  /** What was wrong before a repair. */
  readonly repaired?: readonly BookPart[];
}

function tell({ terminal, end }: CommandContext, { found, json, repaired }: Result): void {
  const left = found.flatMap(({ differences }) => differences);
  if (left.length > 0) end(exitCodes.failed);
  if (json) {
    const before = repaired?.flatMap(({ differences }) => differences);
    terminal.print(JSON.stringify({ ...(before ? { found: before } : {}), differences: left }, null, 2));
  } else if (left.length === 0) {
    terminal.note(repaired ? 'The books are right now.' : 'The books are right.');
  } else {
    if (repaired) terminal.note(`${left.length} of these are left:`);
    terminal.print(render(found));
  }
}

function render(parts: readonly BookPart[]): string {
  const rows = parts.flatMap(({ differences }) => differences);
  return renderTable([
    ['what', 'booked', 'counted', 'where'],
    ...rows.map(({ what, booked, counted, where }) => [what, booked, counted, where]),
  ]);
}
