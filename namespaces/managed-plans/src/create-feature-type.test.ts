import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { plansOnly } from '@tenantry/testing/plans';

const color = {
  featureName: 'look/color',
  featureDescription: 'Color',
  nativeAttribute: 'colour',
  parentNode: 'properties',
  xslDataType: 'bin.hex',
};

describe('CreateFeatureType', () => {
  it('creates feature types; one that is there gets the new description', async () => {
    const { run, query } = await plansOnly();

    await run('CreateFeatureType', { planFeatures: [color, { featureName: 'size', featureDescription: 'New' }] });

    const rows = await query("select * from plans.feature_type where name in ('look/color', 'size') order by name");
    assert.deepEqual(rows, [
      {
        name: 'look/color',
        description: 'Color',
        native_attribute: 'colour',
        parent_node: 'properties',
        xsl_data_type: 'bin.hex',
      },
      { name: 'size', description: 'New', native_attribute: null, parent_node: null, xsl_data_type: null },
    ]);
  });

  it('refuses one that is given twice', async () => {
    const { run } = await plansOnly();

    await assert.rejects(run('CreateFeatureType', { planFeatures: [color, color] }), { code: 'PLANS_FEATURE_TWICE' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes } = await plansOnly();

    await undoes('CreateFeatureType', { planFeatures: [color, { featureName: 'size', featureDescription: 'New' }] });
  });

  it('leaves the types that a plan has by now when its request fails', async () => {
    const { run, undoesAfter } = await plansOnly();
    const plan = { planName: 'Gold', planTypeName: 'UserHosting', planDescription: 'The best' };
    const features = [{ name: 'look/color', value: 'gold' }];

    await undoesAfter('CreateFeatureType', { planFeatures: [color, { featureName: 'look/size' }] }, () =>
      run('CreatePlan', { ...plan, features }),
    );

    assert.deepEqual((await run('GetPlan', { planName: 'Gold' })).features, features);
    await assert.rejects(
      run('CreatePlan', { ...plan, planName: 'Silver', features: [{ name: 'look/size', value: '1' }] }),
      { code: 'PLANS_NO_SUCH_FEATURE_TYPE' },
    );
  });

  undoesEverywhere('Managed Plans::CreateFeatureType');
});
