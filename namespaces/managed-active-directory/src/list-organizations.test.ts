import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::ListOrganizations';

describe(name, () => {
  it('lists the customers of a reseller, and none below a customer', async () => {
    const { acme, rival, reseller, directory, run } = await hosting();

    const { organizations } = await run(name, { organization: reseller.path });
    const below = await acme.run(name, { organization: acme.path });

    assert.deepEqual(below, { organizations: [] });
    assert.deepEqual(
      organizations.map(({ path, organizationType, domains }: Record<string, unknown>) => [
        path,
        organizationType,
        domains,
      ]),
      [
        [acme.path, 'customer', ['acme.example']],
        [rival.path, 'customer', ['rival.example']],
      ],
    );
    assert.equal(organizations[0].guid, (await directory.read(acme.path)).guid);
  });

  it('lists the resellers of the hoster, page by page', async () => {
    const { paths, reseller, run } = await hosting();

    const page = await run(name, { organization: paths.hosting.path, pageSize: 1 });

    assert.deepEqual([page.organizations[0].path, page.organizations[0].organizationType], [reseller.path, 'reseller']);
  });

  staysWithin(name);
});
