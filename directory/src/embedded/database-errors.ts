import { parentOf } from '../distinguished-name.ts';
import { Constraint, EntryExists, NoSuchEntry, ValueChanged } from '../errors.ts';

const uniqueViolation = '23505';

/** What the functions of the migrations and unique keys say of an entry, as an error of the directory. */
export function directoryError(error: unknown, dn: string): unknown {
  // Errors of pg have these fields; others have none of them.
  const { code, constraint, column = '', message = '' } = error as Partial<Record<string, string>>;
  if (message.includes('DIRECTORY_PARENT_MISSING')) return NoSuchEntry(parentOf(dn) ?? dn);
  if (message.includes('DIRECTORY_VALUE_CHANGED') && column !== '') return ValueChanged(column, dn);
  if (code === uniqueViolation && constraint === 'value_account_name')
    return Constraint(dn, 'its sAMAccountName is taken. Choose another one.');
  if (code === uniqueViolation) return EntryExists(dn);
  return error;
}
