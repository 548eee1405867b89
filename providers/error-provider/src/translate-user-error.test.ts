import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const TranslateUserError = 'Error Provider::TranslateUserError';

describe(TranslateUserError, () => {
  it('raises an error of the caller in the words of a locale', async () => {
    const { run } = await hosting();
    const text = { code: 'USER_EXISTS', hr: '0x82101391', desc: 'Den Benutzer gibt es schon.', locId: 1031 };
    await run('Error Provider::SetTranslation_', text);

    await assert.rejects(run(TranslateUserError, { error: 'USER_EXISTS', locId: 1031 }), {
      code: 'ERROR_PROVIDER_RAISED',
      hresult: 0x82101391,
      message: 'Den Benutzer gibt es schon.',
    });
    await assert.rejects(run(TranslateUserError, { error: 'USER_GONE' }), { code: 'ERROR_PROVIDER_UNMAPPED' });
  });
});
