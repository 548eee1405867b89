import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { kilobytesFor, limitsOf, replacing, switchesOf, usesOutlook } from './mailbox-settings.ts';

describe('kilobytesFor', () => {
  it('rounds up', () => {
    assert.equal(kilobytesFor({ prohibitSendQuota: 1000 }), 1);
    assert.equal(kilobytesFor({ prohibitSendQuota: 1024 }), 1);
    assert.equal(kilobytesFor({ prohibitSendQuota: 1025 }), 2);
  });

  it('counts 100 GB exactly (known-faults.md B18)', () => {
    assert.equal(kilobytesFor({ prohibitSendQuota: 107_374_182_400 }), 104_857_600);
  });
});

describe('usesOutlook', () => {
  it('is so unless the plan says otherwise', () => {
    assert.equal(usesOutlook({ prohibitSendQuota: 1000 }), true);
    assert.equal(usesOutlook({ prohibitSendQuota: 1000, mapiEnabled: true }), true);
    assert.equal(usesOutlook({ prohibitSendQuota: 1000, mapiEnabled: false }), false);
  });
});

describe('what a plan sets', () => {
  const plan = { prohibitSendQuota: 2000, maxSendSize: 500, popEnabled: false, activeSyncEnabled: true };

  it('is split into limits and switches', () => {
    assert.deepEqual(limitsOf(plan), { prohibitSendQuota: 2000, maxSendSize: 500 });
    assert.deepEqual(switchesOf(plan), { popEnabled: false, activeSyncEnabled: true });
  });

  it('has no switches when the plan names none', () => {
    assert.equal(switchesOf({ prohibitSendQuota: 2000 }), undefined);
  });
});

describe('replacing', () => {
  it('gives defaults for what only the plan before said', () => {
    const before = {
      prohibitSendQuota: 1000,
      maxSendSize: 500,
      activeSyncEnabled: false,
      mapiBlockOutlookRpcHttp: true,
      activeSyncMailboxPolicy: 'Strict',
    };

    assert.deepEqual(replacing(before, { prohibitSendQuota: 2000, popEnabled: false }), {
      prohibitSendQuota: 2000,
      maxSendSize: 'unlimited',
      activeSyncEnabled: true,
      mapiBlockOutlookRpcHttp: false,
      activeSyncMailboxPolicy: '',
      popEnabled: false,
    });
  });

  it('takes a first plan as it is', () => {
    assert.deepEqual(replacing(undefined, { prohibitSendQuota: 2000 }), { prohibitSendQuota: 2000 });
  });
});
