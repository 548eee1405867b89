import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { escapeFilter, wellKnown, wellKnownObject } from '@tenantry/directory';
import { type Hosting, hosting } from '@tenantry/testing';

describe('A9: other tenants got the internal out-of-office text', () => {
  it('tells of the sender and of the recipient whose they are, also in a domain that was added a moment ago', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const ann = await acme.mailboxUser('ann');
    await acme.mailboxUser('ben');
    await rival.mailboxUser('eve');
    assert.equal(await isInside(hoster, 'ben@acme.example', 'ann@acme.example'), true);
    assert.equal(await isInside(hoster, 'eve@rival.example', 'ann@acme.example'), false);
    assert.equal(await isInside(hoster, 'somebody@elsewhere.example', 'ann@acme.example'), false);

    await run('Hosted Email 2007::CreateSMTPDomain', { organization: acme.path, domainName: 'new.example' });
    const emailAddresses = ['SMTP:ann@new.example', 'smtp:ann@acme.example'];
    await run('Hosted Email 2007::ModifyMailbox', { user: ann, emailAddresses });

    assert.equal(await isInside(hoster, 'ben@acme.example', 'ann@new.example'), true);
    assert.equal(await isInside(hoster, 'eve@rival.example', 'ann@new.example'), false);
  });
});

/** As a mail server decides which text it sends: it looks both up in the directory, without any memory of domains. */
async function isInside(hoster: Hosting, sender: string, recipient: string): Promise<boolean> {
  const [from, to] = await Promise.all([ownerOf(hoster, sender), ownerOf(hoster, recipient)]);
  assert.ok(to, `nobody has ${recipient}`);
  return from === to;
}

async function ownerOf({ directory }: Hosting, address: string): Promise<string | undefined> {
  const { domain } = await directory.contexts();
  const search = {
    base: domain,
    filter: `(proxyAddresses=${escapeFilter(`smtp:${address}`)})`,
    attributes: ['otherWellKnownObjects'],
  };
  const [found] = await Array.fromAsync(directory.search(search));
  return found && wellKnownObject(found.attributes, wellKnown.owningOrganization)?.toLowerCase();
}
