/** Classes of SQLSTATE after which the same statement may succeed: connections, resources, an operator, the server itself, lost races. */
const passing = new Set(['08', '40', '53', '57', '58']);
/** A value that is out of range, or is no value of its type. */
const dataException = '22';

/** Whether nobody knows what became of a statement, or it lost against others: the connection broke, or the server did not get to it. */
export function mayHaveBeenDone(error: unknown): boolean {
  const state = stateOf(error);
  return state === undefined ? !isOurs(error) : passing.has(state.slice(0, 2));
}

/** Whether the database does not take a value, whoever tries it and when. */
export function refusesContent(error: unknown): boolean {
  return stateOf(error)?.startsWith(dataException) === true;
}

/** Whether the database has refused a statement because the node is not in force any more. */
export function isFenced(error: unknown): boolean {
  return String((error as Error | null)?.message).includes('TENANTRY_FENCED');
}

function stateOf(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Faults of the program, which come before anything is sent. */
function isOurs(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError;
}
