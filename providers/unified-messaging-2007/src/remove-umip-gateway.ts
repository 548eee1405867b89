import { write } from '@tenantry/engine';

import { kinds } from './kinds.ts';
import { removeFields, removing } from './remove-object.ts';

export const RemoveUMIPGateway = write({
  summary: 'Deletes an IP gateway.',
  remarks: 'Refused while it has hunt groups.',
  source: 'Remove-UMIPGateway (inferred)',
  role: 'DomainAdmin',
  input: removeFields('IP gateway, also by its address.'),
  ...removing(kinds.ipGateway, []),
});
