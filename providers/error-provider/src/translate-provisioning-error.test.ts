import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';

const TranslateProvisioningError = 'Error Provider::TranslateProvisioningError';

describe(TranslateProvisioningError, () => {
  it('finds the nearest text: own context, exact name, own locale', async () => {
    const { run } = await withTexts();
    const cases: [object, string][] = [
      [{ errorMessageContext: 'adduser', name: 'TAKEN' }, 'The name is taken.'],
      [{ errorMessageContext: 'adduser' }, 'Adding failed.'],
      [{ errorMessageContext: 'adduser', name: 'OTHER' }, 'Adding failed.'],
      [{ errorMessageContext: 'adduser', locId: 1031 }, 'Anlegen ging nicht.'],
      [{ errorMessageContext: 'adduser', locId: 1036 }, 'Adding failed.'],
      [{ errorMessageContext: 'else' }, 'It failed.'],
      [{}, 'It failed.'],
    ];
    for (const [input, message] of cases) {
      const translation = run(TranslateProvisioningError, { hr: '0x80070005', ...input });
      await assert.rejects(translation, { code: 'ERROR_PROVIDER_RAISED', message }, JSON.stringify(input));
    }
  });

  it('hides an error without a text, or leaves it as it is', async () => {
    const { run } = await withTexts();
    const unknown = { hr: '0x80071392', desc: 'Secret of the house.' };
    await assert.rejects(run(TranslateProvisioningError, unknown), {
      code: 'ERROR_PROVIDER_UNMAPPED',
      hresult: 0x80004005,
    });
    await assert.rejects(run(TranslateProvisioningError, { ...unknown, mustHandleError: '0' }), {
      code: 'ERROR_PROVIDER_RAISED',
      hresult: 0x80071392,
      message: 'Secret of the house.',
    });
  });

  it('tells an error that a request has caught', async () => {
    const hoster = await withTexts();
    await hoster.run('Error Provider::SetTranslation_', { code: 'ENGINE_NO_SUCH_OBJECT', desc: 'Nobody is there.' });

    const { error } = await hoster.submit(`
      <request>
        <data/>
        <procedure>
          <try>
            <execute namespace="Hosted Email 2007" procedure="GetMailbox">
              <executeData><user>LDAP://CN=Nobody,${hoster.acme.path.slice('LDAP://'.length)}</user></executeData>
            </execute>
          </try>
          <catch>
            <execute namespace="Error Provider" procedure="TranslateProvisioningError">
              <before source="context" sourcePath="errorContext/@code" destination="executeData" destinationPath="@hr"/>
              <before source="context" sourcePath="errorContext/@name" destination="executeData" destinationPath="@name"/>
            </execute>
          </catch>
        </procedure>
      </request>`);

    assert.equal(error?.message, 'Nobody is there.');
  });
});

async function withTexts(): Promise<Hosting> {
  const hoster = await hosting({ queue: false });
  const texts = [
    { errorMessageContext: 'adduser', code: 'TAKEN', desc: 'The name is taken.' },
    { errorMessageContext: 'adduser', code: '0x80070005', desc: 'Adding failed.' },
    { errorMessageContext: 'adduser', code: '0x80070005', desc: 'Anlegen ging nicht.', locId: 1031 },
    { code: '0x80070005', desc: 'It failed.' },
  ];
  for (const text of texts) await hoster.run('Error Provider::SetTranslation_', text);
  return hoster;
}
