import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readManifest } from './manifest.ts';

const good = {
  name: '@tenantry/hosted-email-2007',
  version: '1.2.0',
  tenantry: {
    kind: 'namespace',
    namespace: 'Hosted Email 2007',
    requires: { 'managed-plans': '>=1.0.0 <2.0.0' },
    initialize: ['Initialize'],
    group: 'Hosted Exchange',
  },
};

describe('a manifest', () => {
  it('is read, with the published name of the package made from the namespace', () => {
    assert.deepEqual(readManifest(JSON.stringify(good), 'package.json'), {
      name: 'hosted-email-2007',
      version: '1.2.0',
      ...good.tenantry,
      package: 'HostedEmail2007NS',
    });
  });

  const wrong: Readonly<Record<string, object>> = {
    'version is 1': { ...good, version: '1' },
    'tenantry.kind is "plugin"': { ...good, tenantry: { ...good.tenantry, kind: 'plugin' } },
    'tenantry.namespace is missing': { ...good, tenantry: { kind: 'provider' } },
    'tenantry.requires.managed-plans is later': {
      ...good,
      tenantry: { ...good.tenantry, requires: { 'managed-plans': 'later' } },
    },
    'tenantry.initialize[0] is 7': { ...good, tenantry: { ...good.tenantry, initialize: [7] } },
    'tenantry.package is "../x"': { ...good, tenantry: { ...good.tenantry, package: '../x' } },
    'name is ..': { ...good, name: '@tenantry/..' },
  };
  for (const [sentence, json] of Object.entries(wrong)) {
    it(`is refused with the path: ${sentence}`, () => {
      assert.throws(
        () => readManifest(JSON.stringify(json), 'package.json'),
        (error: { code: string; message: string }) =>
          error.code === 'DEPLOY_MANIFEST_INVALID' &&
          error.message.startsWith(`package.json: ${sentence}; it must be `),
      );
    });
  }
});
