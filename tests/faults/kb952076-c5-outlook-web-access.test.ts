import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

/** As KB952076 spells them, with the names of the managed layer. */
const features = {
  OWAPublicFoldersEnabled: 'owaPublicFoldersEnabled',
  OWARecoverDeletedItemsEnabled: 'owaRecoverDeletedItemsEnabled',
  OWARulesEnabled: 'owaRulesEnabled',
  OWASMimeEnabled: 'owaSMimeEnabled',
} as const;

describe('C5, KB952076: SetCASMailbox could not set four features of Outlook Web Access', () => {
  it('switches each off and on, and leaves the others', async () => {
    const { acme, run, submit } = await hosting();
    const user = await acme.mailboxUser('ann');
    const read = async () => {
      const { mailboxes } = await run('Exchange 2007 Provider::GetCASMailbox', { identity: user });
      return Object.fromEntries(Object.values(features).map((name) => [name, mailboxes[0][name]]));
    };
    const all = Object.fromEntries(Object.values(features).map((name) => [name, true]));
    assert.deepEqual(await read(), all);

    for (const [published, name] of Object.entries(features)) {
      for (const on of [false, true]) {
        const { error } = await submit(`<request><data/><procedure>
          <execute namespace="Managed Email 2007" procedure="SetCASMailbox"><executeData>
            <Identity>${user}</Identity><${published}>${on ? 1 : 0}</${published}>
          </executeData></execute></procedure></request>`);
        assert.equal(error, undefined, published);
        assert.deepEqual(await read(), { ...all, [name]: on }, published);
      }
    }
  });
});
