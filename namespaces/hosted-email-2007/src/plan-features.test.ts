import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { featuresOf, featureTypes, organizationPlanOf, userPlanOf } from './plan-features.ts';

describe('featuresOf', () => {
  it('gives texts by path and leaves out what has no value', () => {
    const features = featuresOf({
      mailStore: { dynamicQuota: 0, megabytes: 10_240, shared: 1, algorithm: 'level' },
      outlookClient: undefined,
    });

    assert.deepEqual(features, [
      { name: 'mailStore/dynamicQuota', value: '0' },
      { name: 'mailStore/megabytes', value: '10240' },
      { name: 'mailStore/shared', value: '1' },
      { name: 'mailStore/algorithm', value: 'level' },
    ]);
  });
});

describe('userPlanOf', () => {
  it('gives the values back, overrides last', () => {
    const plan = { prohibitSendQuota: 107_374_182_400, issueWarningQuota: 'unlimited', activeSyncEnabled: false };
    const overrides = { prohibitSendQuota: 1000, owaEnabled: true, popMessagesRetrievalMimeFormat: 'HtmlOnly' };

    assert.deepEqual(userPlanOf('Gold', [...featuresOf(plan), ...featuresOf(overrides)]), {
      prohibitSendQuota: 1000,
      issueWarningQuota: 'unlimited',
      activeSyncEnabled: false,
      owaEnabled: true,
      popMessagesRetrievalMimeFormat: 'HtmlOnly',
    });
  });

  it('leaves features of other services aside', () => {
    const features = [...featuresOf({ prohibitSendQuota: 1000 }), { name: 'voice/enabled', value: 'true' }];
    assert.deepEqual(userPlanOf('Gold', features), { prohibitSendQuota: 1000 });
  });

  it('refuses a plan without the size that is reserved', () => {
    assert.throws(() => userPlanOf('Gold', []), { code: 'HOSTED_EMAIL_PLAN_VALUE_INVALID' });
  });

  for (const [name, value] of [
    ['prohibitSendQuota', 'much'],
    ['issueWarningQuota', '1.5'],
    ['activeSyncEnabled', 'yes'],
    ['popMessagesRetrievalMimeFormat', 'Html'],
  ] as const) {
    it(`refuses ${value} as ${name}`, () => {
      const features = [...featuresOf({ prohibitSendQuota: 1000 }), { name, value }];
      assert.throws(() => userPlanOf('Gold', features), { code: 'HOSTED_EMAIL_PLAN_VALUE_INVALID' });
    });
  }
});

describe('organizationPlanOf', () => {
  it('gives the values back, overrides last', () => {
    const plan = {
      mailStore: { dynamicQuota: 1, megabytes: 100, shared: 0, algorithm: 'tightPack' },
      publicStore: { megabytes: 50 },
      outlookClient: 'All',
    };

    assert.deepEqual(
      organizationPlanOf('Business', [...featuresOf(plan), ...featuresOf({ mailStore: { megabytes: 80 } })]),
      {
        ...plan,
        mailStore: { ...plan.mailStore, megabytes: 80 },
      },
    );
  });

  it('refuses a plan that does not say how stores are chosen', () => {
    const features = featuresOf({ mailStore: { dynamicQuota: 1, shared: 0 } });
    assert.throws(() => organizationPlanOf('Business', features), { code: 'HOSTED_EMAIL_PLAN_VALUE_INVALID' });
  });
});

describe('featureTypes', () => {
  it('names each feature once, with its sentence', () => {
    const types = featureTypes();

    assert.equal(new Set(types.map(({ featureName }) => featureName)).size, types.length);
    for (const { featureName, featureDescription } of types) assert.notEqual(featureDescription, '', featureName);
    const wanted = [
      'mailStore/dynamicQuota',
      'publicStore/megabytes',
      'outlookClient',
      'prohibitSendQuota',
      'owaSMimeEnabled',
    ];
    for (const name of wanted)
      assert.ok(
        types.some(({ featureName }) => featureName === name),
        name,
      );
  });
});
