/** Types of accepted domains, in the order of their values in msExchAcceptedDomainFlags. */
export const domainTypes = ['Authoritative', 'ExternalRelay', 'InternalRelay'] as const;
