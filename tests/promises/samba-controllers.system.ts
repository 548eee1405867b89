// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { it } from 'node:test';

import { testDeath } from './dying-controller.ts';
import { testAtOnce, testLag, testWithoutWaiting } from './late-controllers.ts';
import { testPreferred } from './preferred-controller.ts';
import { overSamba } from './two-controllers.ts';

it('a Samba domain controller with a second one', async (test) => {
  const controllers = await overSamba();
  await testPreferred(test, controllers);
  await testLag(test, controllers);
  await testAtOnce(test, controllers);
  await testDeath(test, controllers);
  await testWithoutWaiting(test, controllers);
});
