import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  createConsumer,
  hosting,
  registerConsumerStore,
  requestFor,
  staysWithin,
  undoesEverywhere,
} from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateIIWTenant';

describe(name, () => {
  it('makes a tenant of consumers whose only user administers it', async () => {
    const hoster = await hosting();
    const { run, reseller, directory, pool } = hoster;

    const { org, user } = await reseller.run(name, await requestFor(name)(hoster));

    const guids = [(await directory.read(org.path)).guid, (await directory.read(user.path)).guid];
    const { rows } = await pool.query(
      'select customer_id, type_name from plans.customer where customer_id = any ($1) order by type_name',
      [guids],
    );
    assert.deepEqual(
      rows.map((row: { type_name: string }) => row.type_name),
      ['ConsumerOrganization', 'ConsumerUser'],
    );
    const { roles } = await run('Managed Hosting::GetCallerUIRoles', { path: org.path }, user.path);
    assert.deepEqual(roles, ['UserCreators', 'CSRAdmins', 'Users']);
  });

  it('gets mail by the path of its user', async () => {
    const hoster = await hosting();
    await registerConsumerStore(hoster, 'Consumers', 2000);
    const { path: user } = await createConsumer(hoster);
    const mailbox = { user, planName: 'MailboxGold', alias: 'me', emailAddresses: ['me@worker.example'] };
    await hoster.run('Hosted Email 2007::CreateMailbox', mailbox, user);
  });

  it('refuses places that are no reseller, and callers who are no resellers', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await assert.rejects(hoster.run(name, { ...request, container: hoster.acme.path }), {
      code: 'MANAGED_DIRECTORY_WRONG_PLACE',
    });
    await assert.rejects(hoster.acme.run(name, request), { code: 'ENGINE_NO_SUCH_OBJECT' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
