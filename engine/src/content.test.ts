import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';

import { createSealer } from './content.ts';

describe('the content of the log', () => {
  const key = randomBytes(32);

  it('is JSON when it holds no secret', () => {
    const sealer = createSealer([key]);

    const content = sealer.seal({ a: [1, 'ü'] }, false);

    assert.match(content.toString('utf8', 1), /^\{"a":\[1,"ü"\]\}$/);
    assert.deepEqual(sealer.open(content), { a: [1, 'ü'] });
  });

  it('is unreadable without the key when it does', () => {
    const content = createSealer([key]).seal({ password: 'correct-horse' }, true);

    assert.doesNotMatch(content.toString('latin1'), /correct|password/);
    assert.deepEqual(createSealer([key]).open(content), { password: 'correct-horse' });
    assert.throws(() => createSealer([randomBytes(32)]).open(content), { code: 'ENGINE_KEY_MISSING' });
  });

  it('opens with an older key after a change of keys', () => {
    const content = createSealer([key]).seal('old', true);

    assert.equal(createSealer([randomBytes(32), key]).open(content), 'old');
  });

  it('refuses content that was changed', () => {
    const sealer = createSealer([key]);
    const content = sealer.seal('word', true);
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;

    assert.throws(() => sealer.open(content), { code: 'ENGINE_CONTENT_DAMAGED' });
  });
});
