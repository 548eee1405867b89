import { describe, it } from 'node:test';

import { boolean, defaulted, integer, list, optional, record, secret, text, user } from '@tenantry/schema';

import { webService } from './web-service.ts';
import { renderWsdl } from './wsdl.ts';

describe('the description of a web service', () => {
  // After a wanted change: npm test -- wsdl --test-update-snapshots
  it('stays as it was published', (context: import('node:test').TestContext) => {
    const service = webService({ name: 'HostedFax', namespace: 'Hosted Fax' });
    const operations = service.operations({ definitions: () => [sendFax] });

    context.assert.snapshot(
      renderWsdl(service, { operations, address: 'https://host.example/mpsws/HostedFax/Service.asmx' }),
      {
        serializers: [(value) => String(value)],
      },
    );
  });
});

const sendFax = {
  namespace: 'Hosted Fax',
  name: 'SendFax',
  kind: 'composite',
  access: 'public',
  role: 'Users',
  summary: 'Sends a page.',
  inputs: [],
  outputs: [],
  errors: [],
  input: {
    user: user('Who sends.'),
    number: text('Whom to.', { maxLength: 20, pattern: '^\\+?\\d+$' }),
    pin: optional(secret('Word of the line.')),
    copies: defaulted(integer('How many.', { minimum: 1, maximum: 99 }), 1),
    pages: list('page', record('One page.', { blank: optional(boolean('Whether it is empty.')) }), { minItems: 1 }),
  },
  output: { id: text('Name of the job.') },
} as const;
