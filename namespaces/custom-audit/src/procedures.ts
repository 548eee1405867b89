export { Audit } from './audit.ts';
export { ListEntries_ } from './list-entries.ts';
