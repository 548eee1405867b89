import { accepted } from './acceptance.ts';
import type { Answer, AnswerError } from './answer.ts';
import { type EngineParts, pinRegistry } from './parts.ts';
import { answerOf, outcomeOf, perform } from './run-request.ts';
import type { Prepared } from './submit.ts';
import { tellError } from './tell-error.ts';
import { Transaction } from './transaction.ts';

/** Runs a request against overlays: nothing is logged, locked or changed; the answer lists what would be. */
export async function planRequest(shared: EngineParts, prepared: Prepared): Promise<Answer> {
  const parts = pinRegistry(shared);
  const release = parts.registries.hold();
  const transaction = new Transaction({
    parts,
    requestId: prepared.id,
    caller: prepared.caller,
    signal: AbortSignal.timeout(prepared.deadlineSeconds * 1000),
    planned: true,
    firstNumber: 1,
    ranBefore: false,
    acceptance: accepted,
  });
  let changes: readonly string[] = [];
  let ended: { result?: Awaited<ReturnType<typeof perform>>; error?: AnswerError };
  try {
    ended = { result: await transaction.savepoint(() => perform(parts, prepared, transaction)) };
  } catch (error) {
    ended = { error: tellError(error) };
  } finally {
    changes = await transaction.close();
    release();
  }
  const outcome = outcomeOf(prepared.body, ended, transaction.warnings());
  const answer = answerOf(prepared.id, ended.error === undefined ? 'done' : 'failed', outcome);
  return { ...answer, changes: ended.error === undefined ? changes : [] };
}
