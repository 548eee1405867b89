import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Managed Email 2007::SurveyOrganization_';

describe(name, () => {
  it('tells recipients, folders and domains, and nothing of an organization that is gone', async () => {
    const hoster = await hosting();
    const { acme, directory, run } = hoster;
    await acme.mailboxUser('ann');
    await run('Hosted Email 2007::CreateFolder', await requestFor('Hosted Email 2007::CreateFolder')(hoster));
    const orgGUID = (await directory.read(acme.path)).guid;

    const found = await run(name, { orgGUID });

    assert.equal(found.path, acme.path);
    assert.deepEqual(
      found.recipients.map(({ alias }: { alias: string }) => alias),
      ['ann'],
    );
    assert.deepEqual(
      found.folders.map(({ path }: { path: string }) => path),
      ['\\Acme'],
    );
    assert.deepEqual(found.domains, [acme.domain]);
    assert.deepEqual(await run(name, { orgGUID: '00000000-0000-4000-8000-000000000000' }), {
      path: '',
      recipients: [],
      folders: [],
      domains: [],
    });
  });
});
