import { webService } from '@tenantry/soap';

export const service = webService({ name: 'ManagedMobility2007', namespace: 'Managed Mobility 2007' });
