import type { Answer } from '@tenantry/engine/client';
import type { Command } from 'commander';

import { exitCodes } from '../exit-codes.ts';
import type { Installation } from '../installation.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';

/** Tells what became of a request that an operator has acted on. That it failed or waits is no failure of the command. */
export async function tellOutcome(
  context: CommandContext,
  { client }: Installation,
  { answer, command }: { answer: Answer; command: Command },
): Promise<void> {
  const inDoubt = answer.state === 'in-doubt' || answer.state === 'awaiting-operator';
  context.end(inDoubt ? exitCodes.inDoubt : exitCodes.done);
  if (command.optsWithGlobals<CommonOptions>().json) context.terminal.print(JSON.stringify(answer, null, 2));
  else printAnswer(context.terminal, answer, await client.explain(answer.requestId));
}
