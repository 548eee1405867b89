import assert from 'node:assert/strict';
import { it } from 'node:test';

import { renderWsdl } from '@tenantry/soap';
import { hosting } from '@tenantry/testing';

import { service } from './index.ts';

it('describes every public procedure of its namespace', async () => {
  const { client } = await hosting();
  const published = client
    .definitions()
    .filter(({ namespace, access }) => namespace === 'Managed Plans' && access === 'public');
  const operations = service.operations(client);

  assert.ok(operations.length > 0, 'the namespace has no public procedure');
  assert.equal(operations.length, published.length);
  const wsdl = renderWsdl(service, {
    operations,
    address: 'https://host.example/mpsws/ExampleWebService/Service.asmx',
  });
  for (const { name } of published) assert.ok(wsdl.includes(`"${name}"`), `the WSDL lacks ${name}`);
});
