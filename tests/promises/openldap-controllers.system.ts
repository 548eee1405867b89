// Debian packages: slapd ldap-utils
import { it } from 'node:test';

import { testBooks } from './books-without-controller.ts';
import { testDeath } from './dying-controller.ts';
import { testAtOnce, testLag, testWithoutWaiting } from './late-controllers.ts';
import { testPreferred } from './preferred-controller.ts';
import { overOpenLdap } from './two-controllers.ts';

it('an OpenLDAP server with a second one', async (test) => {
  const controllers = await overOpenLdap();
  await testPreferred(test, controllers);
  await testLag(test, controllers);
  await testAtOnce(test, controllers);
  await testBooks(test, controllers);
  await testDeath(test, controllers);
  await testWithoutWaiting(test, controllers);
});
