import { webService } from '@tenantry/soap';

export const service = webService({
  name: 'Exchange2007OABResourceManager',
  namespace: 'Exchange 2007 OAB Resource Manager',
});
