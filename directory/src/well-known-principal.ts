/** Names that SDDL has for principals which are the same everywhere (MS-DTYP 2.5.1.1). */
export const wellKnownPrincipals: Readonly<Record<string, string>> = {
  AN: 'S-1-5-7',
  AO: 'S-1-5-32-548',
  AU: 'S-1-5-11',
  BA: 'S-1-5-32-544',
  BU: 'S-1-5-32-545',
  CO: 'S-1-3-0',
  ED: 'S-1-5-9',
  PS: 'S-1-5-10',
  SY: 'S-1-5-18',
  WD: 'S-1-1-0',
};

/** The security identifier of a trustee in SDDL; names that depend on the domain stay names. */
export function toSid(trustee: string): string {
  return wellKnownPrincipals[trustee.toUpperCase()] ?? trustee;
}
