/** Whether SDDL has this name for a principal. */
export function isPrincipalName(name: string): boolean {
  return Object.hasOwn(principalNames, name) || Object.hasOwn(principalsOfDomain, name);
}

/** The security identifier of a trustee in SDDL; names that depend on the domain stay names. */
export function toSid(trustee: string): string {
  return principalNames[trustee.toUpperCase()] ?? trustee;
}

/**
 * What a name of SDDL, in upper case, stands for; undefined for one that it does not have.
 * @param domainSid without it, names that depend on the domain stay names
 */
export function principalOf(name: string, domainSid: string | undefined): string | undefined {
  const relative = principalsOfDomain[name];
  if (relative === undefined) return principalNames[name];
  return domainSid === undefined ? name : `${domainSid}-${relative}`;
}

/** A principal as SDDL has it: by its name where it has one everywhere. */
export function nameOfPrincipal(sid: string): string {
  return namesOfPrincipals.get(sid) ?? sid;
}

/** Names that SDDL has for principals which are the same everywhere (MS-DTYP 2.5.1.1). */
const principalNames: Readonly<Record<string, string>> = {
  AN: 'S-1-5-7',
  AO: 'S-1-5-32-548',
  AU: 'S-1-5-11',
  BA: 'S-1-5-32-544',
  BG: 'S-1-5-32-546',
  BO: 'S-1-5-32-551',
  BU: 'S-1-5-32-545',
  CG: 'S-1-3-1',
  CO: 'S-1-3-0',
  CY: 'S-1-5-32-569',
  ED: 'S-1-5-9',
  HI: 'S-1-16-12288',
  IU: 'S-1-5-4',
  LS: 'S-1-5-19',
  LW: 'S-1-16-4096',
  ME: 'S-1-16-8192',
  MP: 'S-1-16-8448',
  NS: 'S-1-5-20',
  NU: 'S-1-5-2',
  OW: 'S-1-3-4',
  PO: 'S-1-5-32-550',
  PS: 'S-1-5-10',
  RE: 'S-1-5-32-552',
  RU: 'S-1-5-32-554',
  SI: 'S-1-16-16384',
  SO: 'S-1-5-32-549',
  SU: 'S-1-5-6',
  SY: 'S-1-5-18',
  WD: 'S-1-1-0',
};

const namesOfPrincipals: ReadonlyMap<string, string> = new Map(
  Object.entries(principalNames).map(([name, sid]) => [sid, name]),
);

/** Names of principals of a domain, by the last part of their identifier. EA and SA mean a forest of one domain. */
const principalsOfDomain: Readonly<Record<string, number>> = {
  CA: 517,
  DA: 512,
  DC: 515,
  DD: 516,
  DG: 514,
  DU: 513,
  EA: 519,
  LA: 500,
  LG: 501,
  PA: 520,
  RO: 498,
  RS: 553,
  SA: 518,
};
