import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

import { makeWave } from './make-wave.ts';

const CopyUMCustomPrompt = 'Unified Messaging 2007 Provider::CopyUMCustomPrompt';
const content = makeWave().toString('base64');

describe(CopyUMCustomPrompt, () => {
  it('keeps a file for a dial plan and gives it back, and for nobody else', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const { umDialPlan } = await addDialPlan(hoster);
    await run('Unified Messaging 2007 Provider::NewUMAutoAttendant', { name: 'Reception', umDialPlan });
    const file = { umDialPlan, fileName: 'hello.wav' };

    await assert.rejects(run(CopyUMCustomPrompt, file), { code: 'UM_PROMPT_UNKNOWN' });
    assert.deepEqual(await run(CopyUMCustomPrompt, { ...file, content, organization: acme.path }), {});
    const louder = makeWave({ extra: true }).toString('base64');
    await run(CopyUMCustomPrompt, { ...file, content: louder });
    assert.deepEqual(await run(CopyUMCustomPrompt, file), { content: louder });

    const cases = [
      ['UM_OBJECT_UNKNOWN', { ...file, organization: rival.path }],
      ['UM_PROMPT_OWNER_NEEDED', { fileName: 'hello.wav' }],
      ['UM_PROMPT_OWNER_NEEDED', { ...file, umAutoAttendant: 'Reception' }],
      ['UM_PROMPT_UNKNOWN', { umAutoAttendant: 'Reception', fileName: 'hello.wav' }],
      ['UM_PROMPT_UNPLAYABLE', { ...file, content: makeWave({ bits: 8 }).toString('base64') }],
      ['ENGINE_INPUT_INVALID', { ...file, fileName: '..\\hello.wav' }],
    ] as const;
    for (const [code, input] of cases)
      await assert.rejects(run(CopyUMCustomPrompt, input), { code }, JSON.stringify(input).slice(0, 90));
  });

  undoesEverywhere(CopyUMCustomPrompt, async (hoster) => {
    const { umDialPlan } = await addDialPlan(hoster);
    await hoster.run(CopyUMCustomPrompt, { umDialPlan, fileName: 'hello.wav', content });
    return { umDialPlan, fileName: 'hello.wav', content: makeWave({ extra: true }).toString('base64') };
  });
});
