import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';

import { createBareServer } from './http-bare-server.ts';
import { createLogger } from './logger.ts';

describe('a server without services', () => {
  it('tells what nobody foresaw to the log, and the caller only under which name', async () => {
    const log = new PassThrough();
    const logger = createLogger({ level: 'info', to: log });
    const { server } = createBareServer({ logger, trustedProxies: [], tls: undefined });
    server.get('/fails', async () => {
      throw new Error('invalid byte sequence in table "secret"');
    });

    const { statusCode, body } = await server.inject('/fails');
    log.end();

    assert.equal(statusCode, 500);
    assert.doesNotMatch(body, /secret/);
    assert.match(await text(log), /table \\"secret\\"/);
    const [, callId = ''] = /the call (\S+)\./.exec(body) ?? [];
    assert.notEqual(callId, '');
    assert.equal((await server.inject('/is-not-there')).statusCode, 404);
    await server.close();
  });
});
