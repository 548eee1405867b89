export { importUsers, type RowOutcome } from './import-users.ts';
export { readUsers } from './read-users.ts';
