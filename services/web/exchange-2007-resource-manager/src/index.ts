import { webService } from '@tenantry/soap';

export const service = webService({ name: 'Exchange2007ResourceManager', namespace: 'Exchange 2007 Resource Manager' });
