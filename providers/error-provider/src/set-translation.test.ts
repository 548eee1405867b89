import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const SetTranslation = 'Error Provider::SetTranslation_';

describe(SetTranslation, () => {
  it('keeps one text for a context, a code and a locale, and takes it back', async () => {
    const { run, pool } = await hosting();
    const rows = async () =>
      (await pool.query('select code, locale, hresult, description from error_provider.translation order by 2')).rows;

    await run(SetTranslation, { code: '0x57', desc: 'Wrong.' });
    await run(SetTranslation, { code: '0X00000057', desc: 'Not right.', hr: '0x82101391' });
    await run(SetTranslation, { code: '0x57', desc: 'Falsch.', locId: 1031 });
    assert.deepEqual(await rows(), [
      { code: '0x00000057', locale: 1031, hresult: '0x80004005', description: 'Falsch.' },
      { code: '0x00000057', locale: 1033, hresult: '0x82101391', description: 'Not right.' },
    ]);
    for (const locId of [1031, 1033]) await run(SetTranslation, { code: '0x57', locId });
    assert.deepEqual(await rows(), []);
  });

  undoesEverywhere(SetTranslation, async ({ run }) => {
    await run(SetTranslation, { code: 'ENGINE_INPUT_INVALID', desc: 'Before.' });
    return { code: 'ENGINE_INPUT_INVALID', desc: 'After.' };
  });
});
