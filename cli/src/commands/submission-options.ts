import type { Submission } from '@tenantry/engine/client';
import type { Probe } from '@tenantry/engine/host';
import type { Command } from 'commander';

import { CallerUnknown, FailedOnPurpose, NoSuchProcedure, UsageInvalid } from '../errors.ts';
import type { Installation } from '../installation.ts';
import type { CommonOptions } from './command-context.ts';
import { isSameName, readProcedureName } from './procedure-name.ts';

/** Options of the commands that submit a request. */
export interface SubmissionOptions extends CommonOptions {
  readonly as?: string;
  readonly clientTransactionId?: string;
  readonly deadline?: string;
  readonly queue?: true;
  readonly wait?: true;
  readonly failAt?: string;
}

/** Adds them. */
export function addSubmissionOptions(command: Command): Command {
  return addCallerOption(command)
    .option('--client-transaction-id <id>', 'the same id with the same request gives the first outcome')
    .option('--deadline <seconds>', 'undo the request when it takes longer')
    .option('--queue', 'put the request on the queue and answer at once')
    .option('--wait', 'with --queue: wait for the end')
    .option('--fail-at <procedure>', 'let "Namespace::Procedure" fail after its work is done, to see the undo');
}

/** Adds the caller; also for plan mode. */
export function addCallerOption(command: Command): Command {
  return command.option(
    '--as <user>',
    'act as this user (name@domain or LDAP path). Default: the operator of the installation',
  );
}

/** The submission that the options describe. */
export async function readSubmission(
  installation: Installation,
  { what, options, signal }: { what: Submission['what']; options: SubmissionOptions; signal: AbortSignal },
): Promise<Submission> {
  return {
    what,
    caller: await readCaller(installation, options.as),
    signal,
    ...(options.clientTransactionId === undefined ? {} : { clientTransactionId: options.clientTransactionId }),
    ...(options.deadline === undefined ? {} : { deadlineSeconds: readSeconds(options.deadline) }),
    ...(options.queue ? { queue: {} } : {}),
  };
}

/** Who submits. */
export async function readCaller(installation: Installation, user: string | undefined): Promise<Submission['caller']> {
  if (user === undefined) return { trustee: 'system' };
  const found = await installation.accounts.find(user);
  if (!found) throw CallerUnknown(user);
  return { trustee: found.path };
}

/** A probe that lets a procedure fail after its work is done. */
export function failAt(name: string): Probe {
  const wanted = readProcedureName(name);
  return ({ at, undoing, namespace, procedure }) => {
    const meant = isSameName(namespace, wanted.namespace) && isSameName(procedure, wanted.procedure);
    if (!undoing && at === 'after-apply' && meant) throw FailedOnPurpose(`${namespace}::${procedure}`);
  };
}

/** Refuses names that could never fail, before something is done. */
export function checkFailAt(installation: Installation, name: string | undefined): void {
  if (name === undefined) return;
  const { namespace, procedure } = readProcedureName(name);
  const found = installation.client
    .procedures()
    .find((each) => isSameName(each.namespace, namespace) && isSameName(each.name, procedure));
  if (!found) throw NoSuchProcedure(name, '');
  if (found.kind !== 'write') {
    throw UsageInvalid(
      `${found.namespace}::${found.name} writes nothing itself.`,
      'Name a write that it calls, see "tenantry explain".',
    );
  }
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) throw UsageInvalid(`--deadline is "${text}".`, 'Give seconds, up to 86400.');
  return seconds;
}
