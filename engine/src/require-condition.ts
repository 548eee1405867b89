import { meaningOf } from '@tenantry/schema';

import { type Condition, digestOf } from './condition.ts';
import { ConditionFailed, Unexpected } from './errors.ts';
import type { EngineParts } from './parts.ts';
import type { AnyProcedure } from './procedure.ts';
import { ProvisioningError } from './provisioning-error.ts';
import type { Transaction } from './transaction.ts';

/**
 * Judges a condition at the beginning of a request. The lock of what is read is taken first and kept to the end of the
 * transaction, so that nobody changes it between the look and the change.
 */
export async function requireCondition(
  parts: EngineParts,
  condition: Condition,
  transaction: Transaction,
): Promise<void> {
  const { namespace, procedure: name, input, digests } = condition;
  const registered = parts.registry.read(namespace, name);
  if (!('procedure' in registered)) throw Unexpected(`${namespace}::${name} (a condition is read as JSON)`);
  const call = { given: input, outermost: true, trusted: false, unknown: 'refuse' } as const;
  try {
    await transaction.lock([
      // What has no entry, such as a plan: changes that are bound to it come one after the other.
      `condition:${namespace}::${name} ${JSON.stringify(input)}`,
      ...(await entryLocks(parts, { procedure: registered.procedure, input }, transaction)),
    ]);
    transaction.judge.forget();
    const found = digestOf(await transaction.call(transaction.root, registered, call));
    if (digests && !digests.includes(found)) throw ConditionFailed(found);
  } catch (error) {
    transaction.checkpoint();
    if (!(error instanceof ProvisioningError) || ConditionFailed.is(error)) throw error;
    // It is gone, or was never there for this caller.
    const failed = ConditionFailed('none');
    failed.cause = error;
    throw failed;
  }
}

/** Keys under which writes lock the entries that the reading names. */
async function entryLocks(
  { standing }: EngineParts,
  { procedure, input }: { readonly procedure: AnyProcedure; readonly input: unknown },
  { judge }: Transaction,
): Promise<string[]> {
  const { input: fields, role, aboutSelf = false } = procedure;
  // What is wrong with the input the call itself will tell.
  if (typeof input !== 'object' || input === null) return [];
  const verdict = await judge.judge({ fields, input: { ...input }, role, aboutSelf, outermost: true });
  return Object.entries(verdict.input).flatMap(([name, value]) => {
    const field = fields[name];
    return field && meaningOf(field).object !== undefined && typeof value === 'string' ? [standing.lockOf(value)] : [];
  });
}
