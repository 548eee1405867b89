import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const options = { algorithm: 'level', shared: 1 } as const;

describe('B10, KB977174: AllocateOrganization failed when the optional shared was given', () => {
  it('takes every option alone and all together', async () => {
    const { acme, run } = await hosting();
    const choices = [{}, { algorithm: options.algorithm }, { shared: options.shared }, options];
    for (const choice of choices) {
      await run(`${manager}::AllocateOrganization`, {
        organization: acme.path,
        mailStore: { megabytes: 10, ...choice },
      });
    }
    assert.deepEqual((await run(`${manager}::Recount_`, {})).differences, []);
  });
});
