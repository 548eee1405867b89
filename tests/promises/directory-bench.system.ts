// Debian packages: slapd ldap-utils
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

it('the bench of directories runs, and tells a ratio of each kind of work', async () => {
  const bench = fileURLToPath(new URL('../../bench/directory.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [bench, '--smoke']);
  for (const row of [
    /^OpenLDAP: adds, 4 callers +\d+\/s +tools +\d+\/s +\d+ %/m,
    /^OpenLDAP: changes, 4 callers +\d+\/s/m,
    /^OpenLDAP: searches, 4 callers +\d+\/s/m,
    /^CreateMailbox over OpenLDAP, .* it costs \d+\.\d\d times/m,
    /^memory while 2000 entries are listed: \d+ MB/m,
  ])
    assert.match(stdout, row);
});
