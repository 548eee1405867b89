import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ReleaseSMTPDomain_';

describe(name, () => {
  it('does nothing for a domain that nobody has', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run(name, { domainName: 'nobody.example' });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name, async ({ run }) => {
    await run('Exchange 2007 Provider::CreateSMTPDomain', { name: 'left.example', domainName: 'left.example' });
    return { domainName: 'left.example' };
  });
});
