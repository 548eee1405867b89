import { books, write } from '@tenantry/engine';
import { domainController, guid, text } from '@tenantry/schema';

import { ServiceNameTaken } from './errors.ts';
import { keep, put, restore } from './rows.ts';
import { serviceRow, servicesLock } from './services.ts';

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
  locks: () => [servicesLock],

  async prepare({ input, use }) {
    const row = await serviceRow(use(books), input);
    return { row, kept: [await keep(use(books), 'service', [row])] };
  },

  async apply({ use }, { row }) {
    await put(use(books), 'service', [row]);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
