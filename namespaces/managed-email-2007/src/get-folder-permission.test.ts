import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::GetFolderPermission';

describe(name, () => {
  it('tells roles by name, and single rights', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const request = await requestFor(name)(hoster);
    const ann = await acme.mailboxUser('ann');
    const allowedRights = ['ReadItems', 'CreateSubfolders'];
    await run('Managed Email 2007::AddFolderPermission', { ...request, user: ann, allowedRights });

    const { permissions } = await acme.run(name, request);

    const rights = Object.fromEntries(
      permissions.map((each: { user: string; allowedRights: string[] }) => [each.user, each.allowedRights]),
    );
    assert.deepEqual(rights, { [acme.administrator]: ['PublishingAuthor'], [ann]: allowedRights });
  });

  it('names those who are gone by their identifier', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const ann = await hoster.acme.user('ann');
    await hoster.run('Managed Email 2007::AddFolderPermission', { ...request, user: ann, allowedRights: ['Owner'] });
    await hoster.run('Hosted Active Directory::DeleteUser', { path: ann });

    const { permissions } = await hoster.run(name, request);

    const gone = permissions.filter((each: { user: string }) => /^S-1-5-21-/.test(each.user));
    assert.deepEqual(
      gone.map((each: { allowedRights: string[] }) => each.allowedRights),
      [['Owner']],
    );
  });

  staysWithin(name);
});
