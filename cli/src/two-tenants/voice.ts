import { planNames } from './provision-two-tenants.ts';
import type { TwoTenants } from './two-tenants.ts';

const provider = 'Unified Messaging 2007 Provider';

/** An IP gateway of the hoster that all may use. */
export async function addGateway({ run }: Pick<TwoTenants, 'run'>): Promise<string> {
  const address = '192.0.2.10';
  await run(`${provider}::NewUMIPGateway`, { name: 'Gateway, main', address });
  return address;
}

/** A dial plan of acme with its default policy. */
export async function addDialPlan({ acme, run }: Pick<TwoTenants, 'acme' | 'run'>): Promise<{
  readonly umDialPlan: string;
  readonly umMailboxPolicy: string;
}> {
  const name = 'Acme, "main"';
  const organization = acme.path;
  const plan = await run(`${provider}::NewUMDialPlan`, { name, numberOfDigitsInExtension: 4, organization });
  return { umDialPlan: name, umMailboxPolicy: plan.umMailboxPolicy };
}

/** A user of acme whose mailbox is enabled under extension 1001, with the PIN 274918. */
export async function addVoiceUser(hoster: Pick<TwoTenants, 'acme' | 'run'>, name = 'ann'): Promise<string> {
  const identity = await hoster.acme.mailboxUser(name);
  const { umMailboxPolicy } = await addDialPlan(hoster);
  const propertyList = { extensions: ['1001'], pin: '274918' };
  await hoster.run(`${provider}::EnableUMMailbox`, { identity, umMailboxPolicy, propertyList });
  return identity;
}

/** What enables acme for unified messaging, with a gateway that there is. */
export async function voiceCustomer(hoster: Pick<TwoTenants, 'acme' | 'run'>) {
  return {
    path: hoster.acme.path,
    numberOfDigitsExtension: 4,
    umServer: 'EXMBX01',
    pilotIdentifier: '+14255550100',
    umIPGateway: await addGateway(hoster),
    generateUMMailboxPolicy: true,
    planName: planNames.voice,
  };
}
