import { books, write } from '@tenantry/engine';
import { domainController, text } from '@tenantry/schema';

import { DependencyRing, NoSuchService } from './errors.ts';
import { keep, put, restore } from './rows.ts';
import { dependencyRows, serviceIdOf, servicesLock } from './services.ts';

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
  locks: () => [servicesLock],

  async prepare({ input: { serviceName, dependsOn }, use }) {
    const from = use(books);
    const serviceId = await serviceIdOf(from, serviceName);
    const rows = await dependencyRows(from, { serviceId, serviceName }, [dependsOn]);
    return { rows, kept: [await keep(from, 'service_dependency', rows)] };
  },

  async apply({ use }, { rows }) {
    await put(use(books), 'service_dependency', rows);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
