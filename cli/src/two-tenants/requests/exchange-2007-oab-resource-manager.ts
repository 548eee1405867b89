import type { Requests } from '../make-request.ts';

const AddResources = 'Exchange 2007 OAB Resource Manager::AddResources';
const servers = [{ serverName: 'EXMBX01' }];

/** A request for each procedure of Exchange 2007 OAB Resource Manager that succeeds at the tenant acme. */
export const exchange2007OabResourceManagerRequests: Requests = {
  async AddResources({ run }) {
    await run(AddResources, { servers });
    return { servers: [{ serverName: 'EXMBX01', capacity: 5 }, { serverName: 'EXMBX02' }] };
  },

  async AllocateOfflineAddressBook_({ run, acme }) {
    await run(AddResources, { servers });
    return { organization: acme.path, algorithm: 'level' };
  },

  async DeallocateOfflineAddressBook_({ run, acme }) {
    await run(AddResources, { servers });
    await run('Exchange 2007 OAB Resource Manager::AllocateOfflineAddressBook_', {
      organization: acme.path,
      algorithm: 'level',
    });
    return { organization: acme.path };
  },

  QueryAllServers() {
    return {};
  },

  async RemoveResources({ run }) {
    await run(AddResources, { servers });
    return { servers };
  },
};
