import { webService } from '@tenantry/soap';

export const service = webService({ name: 'ManagedEmail2007', namespace: 'Managed Email 2007' });
