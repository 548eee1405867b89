import { webService } from '@tenantry/soap';

export const service = webService({ name: 'ManagedPlans', namespace: 'Managed Plans' });
