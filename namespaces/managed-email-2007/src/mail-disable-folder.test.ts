import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailDisableFolder';

describe(name, () => {
  it('takes the address from folders of the organization only', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await assert.rejects(hoster.run(name, { ...request, organization: hoster.rival.path }), {
      code: 'EXCHANGE_FOLDER_UNKNOWN',
    });
    await hoster.run(name, request);

    await assert.rejects(hoster.run(name, request), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
