import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';

import { SystemRefused } from './errors.ts';
import { createLogger } from './logger.ts';

describe('the structured log', () => {
  it('has of a foreseen error its code and its sentence', () => {
    const { error } = logged(SystemRefused('EACCES', 'Give the right to it.'));
    assert.deepEqual(error, {
      code: 'CLI_SYSTEM_REFUSED',
      message: 'The system refuses: EACCES. Give the right to it.',
    });
  });

  it('has of an error of PostgreSQL nothing of its connection', () => {
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01', severity: 'FATAL', client: {} });
    assert.deepEqual(logged(lost).error, { code: '57P01', message: 'terminating connection' });
  });

  it('has the stack of a fault of the program', () => {
    assert.match(logged(new TypeError('x is not a function')).error.stack, /^TypeError: x is not a function\n {4}at /);
  });

  it('has the fault behind an error that only says that there is one', () => {
    const error = SystemRefused('x', 'y.');
    error.cause = new TypeError('x is not a function');
    assert.match(logged(error).error.cause.stack, /^TypeError: x is not a function/);
  });

  it('has no password', () => {
    const lines: string[] = [];
    createLogger({ level: 'info', to: into(lines) }).info({ settings: { password: 'Opensesame' } }, 'on');
    assert.doesNotMatch(lines.join(''), /Opensesame/);
  });
});

function logged(error: Error) {
  const lines: string[] = [];
  createLogger({ level: 'warn', to: into(lines) }).warn({ error }, 'something is wrong');
  return JSON.parse(lines.join(''));
}

function into(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
}
