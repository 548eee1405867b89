import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::GetFolder_';

describe(name, () => {
  it('tells the address of a folder that has one', async () => {
    const hoster = await hosting();
    const request = await requestFor('Managed Email 2007::GetFolder')(hoster);
    await hoster.run('Managed Email 2007::MailEnableFolder', {
      ...request,
      emailAddresses: ['folder@acme.example'],
    });

    const { folder } = await hoster.run(name, request);

    assert.deepEqual([folder.mailEnabled, folder.primarySmtpAddress], [true, 'folder@acme.example']);
  });
});
