import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';

import { createTerminal, type Output } from './terminal.ts';

describe('createTerminal', () => {
  it('styles nothing that is not a terminal', () => {
    const terminal = createTerminal(new PassThrough(), new PassThrough());

    assert.equal(terminal.style('red', 'text'), 'text');
    assert.equal(terminal.width, Number.POSITIVE_INFINITY);
  });

  it('keeps results and what goes along apart', async () => {
    const [output, notes] = [new PassThrough(), new PassThrough()];
    const terminal = createTerminal(output, notes);

    terminal.print('result');
    terminal.note('remark');

    assert.deepEqual([String(output.read()), String(notes.read())], ['result\n', 'remark\n']);
  });

  it('says nothing of work that is done within a second', async () => {
    const notes = Object.assign(new PassThrough(), { isTTY: true }) satisfies Output;
    const terminal = createTerminal(new PassThrough(), notes);

    assert.equal(await terminal.during('working', () => Promise.resolve(7)), 7);
    assert.equal(notes.read(), null);
  });

  it('shows what takes longer, and takes it away at the end', async (context) => {
    context.mock.timers.enable({ apis: ['setInterval', 'Date'] });
    const notes = Object.assign(new PassThrough(), { isTTY: true }) satisfies Output;
    const terminal = createTerminal(new PassThrough(), notes);
    const work = Promise.withResolvers<void>();

    const during = terminal.during('working', () => work.promise);
    context.mock.timers.tick(2100);
    work.resolve();
    await during;

    const shown = String(notes.read());
    assert.match(shown, /working.*2 s/);
    assert.ok(shown.endsWith('\r\u001b[2K'));
  });
});
