import { webService } from '@tenantry/soap';

export const service = webService({
  name: 'ExampleWebService',
  namespace: 'Managed Plans',
  title: 'Example Web Service',
});
