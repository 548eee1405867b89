import { webService } from '@tenantry/soap';

export const service = webService({ name: 'HostedEmail2007', namespace: 'Hosted Email 2007' });
