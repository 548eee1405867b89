import { webService } from '@tenantry/soap';

export const service = webService({ name: 'ManagedUnifiedMessaging', namespace: 'Managed Unified Messaging' });
