import { webService } from '@tenantry/soap';

export const service = webService({ name: 'HostedMobility2007', namespace: 'Hosted Mobility 2007' });
