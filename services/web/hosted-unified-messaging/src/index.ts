import { webService } from '@tenantry/soap';

export const service = webService({ name: 'HostedUnifiedMessaging', namespace: 'Hosted Unified Messaging' });
