import { books, write } from '@tenantry/engine';
import { domainController, guid, text } from '@tenantry/schema';

import { ServiceNameTaken } from './errors.ts';
import { pending } from './pending.ts';

export const AddService = write({
  summary: 'Registers a service.',
  remarks: 'May be called again: the name and description are brought up to date.',
  source: 'managed-plans.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    serviceId: guid('Identifies the service for ever.'),
    serviceName: text('Unique name, e.g. HostedEmail.', { maxLength: 64, pattern: '\\S' }),
    serviceDescription: text('What the service is.', { maxLength: 1024 }),
    preferredDomainController: domainController(),
  },
  errors: [ServiceNameTaken],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
