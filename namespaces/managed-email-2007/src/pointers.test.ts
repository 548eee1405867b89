import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { pointedTo, pointTo } from './pointers.ts';

describe('pointers', () => {
  it('are read whatever the case of the GUID', () => {
    const values = [
      'B:32:4619BE598BF441DB8C9DB0482E62E386:CN=_Private,OU=Hosting',
      'b:32:89fb25b7df784fc198a493e2e8a0ee7e:CN=A GAL',
    ];

    assert.equal(pointedTo(values, 'globalAddressList'), 'CN=A GAL');
    assert.equal(pointedTo(values, 'private'), 'CN=_Private,OU=Hosting');
    assert.equal(pointedTo(values, 'addressList'), undefined);
  });

  it('are written as the directory wants them', () => {
    assert.equal(pointTo('addressList', 'CN=A AL'), 'B:32:9E444526CB6F4D5C9A59C9A84E26B627:CN=A AL');
  });
});
