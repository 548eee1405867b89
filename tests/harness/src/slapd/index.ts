export { type Certificate, type CertificateAuthority, makeAuthority } from './certificates.ts';
export { type Link, openLink } from './link.ts';
export { openLdapPair, openSlapdDirectory, type SlapdDirectory } from './open-slapd-directory.ts';
export { type Slapd, type SlapdOptions, type SlapdServer, startSlapd } from './start-slapd.ts';
