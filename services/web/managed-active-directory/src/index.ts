import { webService } from '@tenantry/soap';

export const service = webService({ name: 'ManagedActiveDirectory', namespace: 'Managed Active Directory' });
