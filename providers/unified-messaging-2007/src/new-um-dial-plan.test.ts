import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const NewUMDialPlan = 'Unified Messaging 2007 Provider::NewUMDialPlan';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const dn = `CN=Acme plan,CN=UM DialPlan Container,${exchange}`;
const policyDn = `CN=Acme plan Default Policy,CN=UM Mailbox Policies,${exchange}`;

describe(NewUMDialPlan, () => {
  it('creates a dial plan with its default policy, both of the organization', async () => {
    const { run, acme, directory } = await hosting();

    const output = await run(NewUMDialPlan, {
      name: 'Acme plan',
      numberOfDigitsInExtension: 4,
      voIPSecurity: 'SIPSecured',
      accessTelephoneNumbers: ['+14255550100'],
      faxEnabled: false,
      organization: acme.path,
    });

    const { attributes, guid } = await directory.read(dn);
    assert.deepEqual(output, { umDialPlan: `LDAP://${dn}`, guid, umMailboxPolicy: 'Acme plan Default Policy' });
    const owner = [`B:32:B7AE2ABCCBAD41A28973559FCA154DB0:${acme.path.slice('LDAP://'.length)}`];
    const expected = {
      objectClass: ['msExchUMDialPlan'],
      cn: ['Acme plan'],
      msExchUMNumberingPlanDigits: ['4'],
      msExchUMDialPlanVoipSecurity: ['1'],
      msExchUMVoiceMailPilotNumbers: ['+14255550100'],
      msExchUMFaxEnabled: ['FALSE'],
      msExchUMPhoneContext: ['Acme plan.fabrikam.com'],
      msExchVersion: ['4535486012416'],
      otherWellKnownObjects: owner,
    };
    for (const [name, values] of Object.entries(expected)) assert.deepEqual(attributes[name], values, name);
    const policy = (await directory.read(policyDn)).attributes;
    assert.deepEqual(policy['msExchUMMailboxPolicyDialPlanLink'], [dn]);
    assert.deepEqual(policy['msExchUMPinPolicyExpiryDays'], ['60']);
    assert.deepEqual(policy['otherWellKnownObjects'], owner);
  });

  undoesEverywhere(NewUMDialPlan, ({ acme }) => ({
    name: 'Acme plan',
    numberOfDigitsInExtension: 4,
    organization: acme.path,
  }));
});
