import type { Answer, Submission } from '@tenantry/engine/client';

import { exitCodeOf } from '../exit-codes.ts';
import type { Installation } from '../installation.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import type { CommandContext } from './command-context.ts';
import type { SubmissionOptions } from './submission-options.ts';

const waitMilliseconds = 1000;
const openStates: readonly Answer['state'][] = ['queued', 'running', 'undoing'];

/** Submits, waits where that is asked for, and tells how it ended. */
export async function sendSubmission(
  context: CommandContext,
  installation: Installation,
  { submission, options }: { submission: Submission; options: SubmissionOptions },
): Promise<void> {
  const { terminal } = context;
  const { client } = installation;
  let answer = await terminal.during('running the request', () => client.submit(submission));
  if (options.queue && options.wait) {
    answer = await terminal.during('waiting for the end', () => waitForEnd(context, installation, answer));
  }
  context.end(exitCodeOf(answer.state));
  if (options.json) terminal.print(JSON.stringify(answer, null, 2));
  else printAnswer(terminal, answer, answer.requestId === '' ? undefined : await client.explain(answer.requestId));
}

async function waitForEnd({ interrupted }: CommandContext, { client }: Installation, answer: Answer): Promise<Answer> {
  let latest = answer;
  while (openStates.includes(latest.state) && !interrupted.aborted) {
    latest = (await client.wait(answer.requestId, waitMilliseconds)) ?? latest;
  }
  return latest;
}
