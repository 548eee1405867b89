import { books, write } from '@tenantry/engine';
import { domainController, guid, list, optional, text } from '@tenantry/schema';

import { DependencyRing, FeatureTwice, NoSuchService, ServiceNameTaken, TypeCodeTaken, TypeTwice } from './errors.ts';
import { keep, put, restore } from './rows.ts';
import { featureTypeRows, keepReplaced, typeRows } from './service-types.ts';
import { dependencyRows, serviceRow, servicesLock } from './services.ts';
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
  errors: [DependencyRing, FeatureTwice, NoSuchService, ServiceNameTaken, TypeCodeTaken, TypeTwice],
  changes: books,
  locks: () => [servicesLock],

  async prepare({ input, use }) {
    const from = use(books);
    const service = await serviceRow(from, input);
    const types = await typeRows(from, input.serviceId, input);
    const features = featureTypeRows(input.featureTypes ?? []);
    const dependencies = await dependencyRows(from, input, input.dependencies ?? []);
    const kept = [
      await keep(from, 'service', [service]),
      await keepReplaced(from, 'type', types),
      await keepReplaced(from, 'feature_type', features),
      await keep(from, 'service_dependency', dependencies),
    ];
    return { service, types, features, dependencies, kept };
  },

  async apply({ use }, { service, types, features, dependencies }) {
    await put(use(books), 'service', [service]);
    await put(use(books), 'type', types);
    await put(use(books), 'feature_type', features);
    await put(use(books), 'service_dependency', dependencies);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
