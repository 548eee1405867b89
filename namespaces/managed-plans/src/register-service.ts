import { books, write } from '@tenantry/engine';
import { domainController, guid, list, optional, text } from '@tenantry/schema';

import { DependencyRing, FeatureTwice, NoSuchService, ServiceNameTaken, TypeCodeTaken } from './errors.ts';
import { pending } from './pending.ts';
import { serviceTypeFields } from './type-fields.ts';

export const RegisterService = write({
  summary: 'Registers a service with its types and the services it depends on.',
  remarks: 'May be called again: what is there stays or gets the new description; nothing is taken away.',
  source: 'managed-plans.yaml (dd251857)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    serviceId: guid('Identifies the service for ever.'),
    serviceName: text('Unique name, e.g. HostedEmail.', { maxLength: 64, pattern: '\\S' }),
    serviceDescription: text('What the service is.', { maxLength: 1024 }),
    ...serviceTypeFields,
    dependencies: optional(
      list('serviceName', text('Name of a service.', { maxLength: 64 }), { sentence: 'Services that it depends on.' }),
    ),
    preferredDomainController: domainController(),
  },
  errors: [DependencyRing, FeatureTwice, NoSuchService, ServiceNameTaken, TypeCodeTaken],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
