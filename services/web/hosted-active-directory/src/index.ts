import { webService } from '@tenantry/soap';

export const service = webService({ name: 'HostedActiveDirectory', namespace: 'Hosted Active Directory' });
