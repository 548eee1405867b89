import type { Requests } from '../make-request.ts';

/** A request for each procedure of Managed Hosting that succeeds at the tenant acme. */
export const managedHostingRequests: Requests = {
  GetCallerUIRoles() {
    return {};
  },

  GetOrgType({ acme }) {
    return { path: acme.path };
  },

  InitializeADforHosting() {
    return {};
  },

  TestDomainAdmin() {
    return {};
  },
};
