export type { Link } from './link.ts';
export { type Slapd, type SlapdOptions, type SlapdServer, startSlapd } from './start-slapd.ts';
