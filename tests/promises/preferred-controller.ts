import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

import { callOf } from '@tenantry/cli/two-tenants';

import { searchAt } from './raw-directory.ts';
import { anotherEngine, type TwoControllers } from './two-controllers.ts';

const [first, second] = ['dc1.fabrikam.com', 'dc2.fabrikam.com'];

/** `preferredDomainController` of a request: honoured, replaced while it is dead, and refused when it is none of ours. */
export async function testPreferred(test: TestContext, controllers: TwoControllers): Promise<void> {
  const { acme } = controllers.hoster;
  const logged: { readonly details: object; readonly message: string }[] = [];
  const warn = (details: object, message: string) => logged.push({ details, message });
  const logger = { info: () => undefined, warn, error: () => undefined };
  const { client } = await anotherEngine(controllers, { logger });
  const createUser = (name: string, preferredDomainController: string) => {
    const userPrincipalName = `${name}@acme.example`;
    const input = { container: acme.path, userPrincipalName, isAdmin: false, preferredDomainController };
    return client.submit({
      what: callOf('Hosted Active Directory::CreateUser', input),
      caller: { trustee: 'system' },
    });
  };
  const isAt = async (controller: string, name: string) => {
    const filter = `(userPrincipalName=${name}@acme.example)`;
    return (await searchAt(controllers.servers, controller, { base: acme.path, scope: 'sub', filter })).length > 0;
  };

  await test.test('takes the controller that is preferred, by its host name', async () => {
    for (const [preferred, taken, other] of [
      ['dc1', first, second],
      [second, second, first],
    ] as const) {
      await controllers.settle();
      const release = await controllers.hold();
      try {
        const name = `at-${preferred}`;
        const { state, warnings } = await createUser(name, preferred);
        assert.deepEqual([state, warnings], ['done', []]);
        assert.deepEqual([await isAt(taken, name), await isAt(other, name)], [true, false]);
      } finally {
        await release();
      }
    }
  });

  await test.test('refuses one that nobody knows, and one of another domain that is called as ours', async () => {
    for (const foreign of ['dc9', 'dc1.elsewhere.example']) {
      const { state, error } = await createUser('never', foreign);
      // mpf-engine.md: ADSCO_DOMAIN_MISMATCH.
      assert.deepEqual([state, error?.code, error?.hresult], ['failed', 'DIRECTORY_UNKNOWN_CONTROLLER', 0xc2100fa5]);
    }
  });

  await test.test('replaces one that is dead, and the answer, the audit and the log say so', async () => {
    await controllers.settle();
    await controllers.killFirst();
    try {
      const { state, warnings, requestId } = await createUser('meanwhile', 'dc1');

      const sentence = `The controller ${first} was not available or had not caught up; ${second} was used instead.`;
      assert.deepEqual([state, warnings], ['done', [sentence]]);
      assert.deepEqual((await client.explain(requestId))?.warnings, [sentence]);
      const [line] = logged.filter(({ message }) => message === sentence);
      assert.deepEqual(line?.details, { requestId, wanted: first, taken: second });
    } finally {
      await controllers.startFirst();
      await controllers.settle();
    }
  });
}
