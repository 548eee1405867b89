import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::Initialize';

describe(name, () => {
  it('registers the service as the historical system did, as often as it is called', async () => {
    const { run, pool } = await hosting();

    await run(name, {});

    const { rows } = await pool.query(
      "select t.kind, t.name, t.code from plans.type t join plans.service s using (service_id) where s.name = 'Exchange Unified Messaging service' and t.kind <> 'asset' order by t.code",
    );
    assert.deepEqual(rows, [
      { kind: 'event', name: 'Unified Messaging Enabled', code: 'EU' },
      { kind: 'plan', name: 'Unified Messaging Plan', code: 'UM' },
      { kind: 'event', name: 'Unified Messaging Disabled', code: 'ZU' },
    ]);
  });

  undoesEverywhere(name);
});
