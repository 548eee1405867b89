import { ProvisioningError } from '@tenantry/engine';

import { DatabaseRefused, SystemRefused } from './errors.ts';

/** What to do, by the code of the system. */
const systemAdvice: Readonly<Record<string, string>> = {
  EACCES: 'Give the user who runs this the right to it, or name another folder (--data) or port (--port).',
  EPERM: 'Give the user who runs this the right to it, or run it as another user.',
  EROFS: 'Name a folder that can be written with --data.',
  ENOSPC: 'Make room on the disk, then start again; nothing is lost.',
  EDQUOT: 'Make room on the disk, then start again; nothing is lost.',
  EADDRNOTAVAIL: 'Name an address of this machine with --host.',
  ENOTFOUND: 'Check the name of the machine.',
  EMFILE: 'Raise the limit of open files (ulimit -n).',
  ECONNREFUSED: 'Look whether the server runs there, and whether the address is right.',
  ECONNRESET: 'Look whether the server runs there, and at its log.',
  ETIMEDOUT: 'Look whether the server runs there, and whether the address is right.',
  EHOSTUNREACH: 'Look at the network, and whether the address is right.',
};

/** What to do, by the class of the SQLSTATE. Source: PostgreSQL, appendix A */
const databaseAdvice: Readonly<Record<string, string>> = {
  '08': 'Look whether the server runs, and at its log.',
  '25': 'The server takes no changes: name the primary, not a standby.',
  '28': 'Check user and password in the address of the database.',
  '3D': 'Create the database, or check its name.',
  '42': 'Give the user all rights on the database, best by making it the owner.',
  '53': 'Make room on the disk of the server, or raise its limits; nothing is lost.',
  '57': 'The server stops or was stopped: start it again.',
  '58': 'Look at the log of the server.',
};

/** An error of the system or of PostgreSQL that no code of ours expects, in words with what to do; undefined when it is a fault of the program. */
export function foreignRefusal(failure: unknown): ProvisioningError | undefined {
  const cause = firstOf(failure);
  if (cause instanceof ProvisioningError || !(cause instanceof Error) || !('code' in cause)) return undefined;
  const code = String(cause.code);
  const advice = 'severity' in cause ? databaseAdvice[code.slice(0, 2)] : undefined;
  if (advice !== undefined) return because(DatabaseRefused(cause.message, code, advice), cause);
  if ('syscall' in cause && systemAdvice[code]) return because(SystemRefused(cause.message, systemAdvice[code]), cause);
  return undefined;
}

/** A name with several addresses fails once for each, and the whole says nothing. */
export function firstOf(failure: unknown): unknown {
  return failure instanceof AggregateError ? (failure.errors[0] ?? failure) : failure;
}

function because(error: ProvisioningError, cause: Error): ProvisioningError {
  error.cause = cause;
  return error;
}
