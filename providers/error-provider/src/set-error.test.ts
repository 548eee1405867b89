import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const SetError = 'Error Provider::SetError';

describe(SetError, () => {
  it('fails with the number and the text of the caller', async () => {
    const { run } = await hosting();
    await assert.rejects(run(SetError, { hr: '0x82101391', desc: 'The user exists already.' }), {
      code: 'ERROR_PROVIDER_RAISED',
      hresult: 0x82101391,
      message: 'The user exists already.',
    });
    await assert.rejects(run(SetError, { hr: '0x80004005' }), {
      code: 'ERROR_PROVIDER_RAISED',
      message: /without a reason/,
    });
    await assert.rejects(run(SetError, { hr: '5' }), { code: 'ENGINE_INPUT_INVALID' });
  });

  it('undoes what the request did before', async () => {
    const hoster = await hosting({ queue: false });
    const before = await hoster.everything();

    const { error } = await hoster.submit(`
      <request>
        <data/>
        <procedure>
          <execute namespace="Managed Active Directory" procedure="CreateGroup">
            <executeData><container>${hoster.acme.path}</container><name>Sales</name></executeData>
          </execute>
          <execute namespace="Error Provider" procedure="SetError">
            <executeData><hr>0x80070005</hr><desc>No.</desc></executeData>
          </execute>
        </procedure>
      </request>`);

    assert.equal(error?.code, 'ERROR_PROVIDER_RAISED');
    assert.deepEqual(await hoster.everything(), before);
  });
});
