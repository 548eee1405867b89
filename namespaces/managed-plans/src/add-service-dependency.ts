import { books, write } from '@tenantry/engine';
import { domainController, text } from '@tenantry/schema';

import { DependencyRing, NoSuchService } from './errors.ts';
import { pending } from './pending.ts';

export const AddServiceDependency = write({
  summary: 'Makes one service depend on another.',
  remarks: 'May be called again.',
  source: 'managed-plans.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    serviceName: text('Service that depends, e.g. HostedEmail.', { maxLength: 64 }),
    dependsOn: text('Service that it needs, e.g. Active Directory.', { maxLength: 64 }),
    preferredDomainController: domainController(),
  },
  errors: [DependencyRing, NoSuchService],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
