export type { Link } from './link.ts';
export { openLdapPair, openSlapdDirectory, type SlapdDirectory } from './open-slapd-directory.ts';
export { type Slapd, type SlapdOptions, type SlapdServer, startSlapd } from './start-slapd.ts';
