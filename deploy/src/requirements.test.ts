import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findRequirementFaults, findStillRequired, inOrder } from './requirements.ts';

const component = (name: string, requires: Record<string, string> = {}, version = '1.0.0') => ({
  name,
  version,
  requires,
});

describe('requirements', () => {
  it('are met, and give the order of installation', () => {
    const all = [
      component('hosted', { managed: '>=1.0.0' }),
      component('managed', { provider: '*' }),
      component('provider'),
    ];

    assert.deepEqual(findRequirementFaults(all), []);
    assert.deepEqual(
      inOrder(all).map(({ name }) => name),
      ['provider', 'managed', 'hosted'],
    );
  });

  it('that are missing are told with the chain that leads to them', () => {
    const [fault, ...others] = findRequirementFaults([
      component('hosted', { managed: '*' }),
      component('managed', { provider: '*' }),
    ]);

    assert.deepEqual([fault?.code, others.length], ['DEPLOY_REQUIREMENT_MISSING', 0]);
    assert.match(fault?.message ?? '', /^hosted > managed > provider: provider is required/);
  });

  it('of another version are told with both versions', () => {
    const [fault] = findRequirementFaults([
      component('hosted', { managed: '>=2.0.0 <3.0.0' }),
      component('managed', {}, '1.4.0'),
    ]);

    assert.equal(fault?.code, 'DEPLOY_REQUIREMENT_VERSION');
    assert.match(fault?.message ?? '', /^hosted > managed: version 1\.4\.0 is there, >=2\.0\.0 <3\.0\.0 is required/);
  });

  it('in a ring are told once, with the ring', () => {
    const faults = findRequirementFaults([
      component('outside', { a: '*' }),
      component('a', { b: '*' }),
      component('b', { c: '*' }),
      component('c', { a: '*' }),
    ]);

    assert.deepEqual(
      faults.map(({ code }) => code),
      ['DEPLOY_REQUIREMENT_CYCLE'],
    );
    assert.match(faults[0]?.message ?? '', /^a > b > c > a:/);
  });

  it('keep what others need', () => {
    const [fault] = findStillRequired([component('hosted', { managed: '*' })], ['managed']);

    assert.equal(fault?.code, 'DEPLOY_STILL_REQUIRED');
    assert.match(fault?.message ?? '', /^managed is required by hosted\./);
  });
});
