import type { Directory } from '@tenantry/directory';

import { NoExchangeOrganization } from './errors.ts';
import { readExchangeOrganization } from './exchange-organization.ts';

/** A kind of objects that unified messaging keeps in the configuration (exchange-directory-model.md 2 and 15). */
export interface Kind {
  /** As errors call it. */
  readonly name: string;
  readonly objectClass: string;
  /** RDN of the container below the Exchange organization. */
  readonly container: string;
  /** Attribute by which an object is looked for that does not lie in the container under its name. */
  readonly soughtBy?: string;
}

export const kinds = {
  dialPlan: { name: 'dial plan', objectClass: 'msExchUMDialPlan', container: 'CN=UM DialPlan Container' },
  mailboxPolicy: {
    name: 'UM mailbox policy',
    objectClass: 'msExchUMRecipientTemplate',
    container: 'CN=UM Mailbox Policies',
  },
  ipGateway: {
    name: 'UM IP gateway',
    objectClass: 'msExchUMIPGateway',
    container: 'CN=UM IPGateway Container',
    soughtBy: 'msExchUMIPGatewayAddress',
  },
  huntGroup: {
    name: 'hunt group',
    objectClass: 'msExchUMHuntGroup',
    container: 'CN=UM IPGateway Container',
    soughtBy: 'cn',
  },
  autoAttendant: {
    name: 'auto attendant',
    objectClass: 'msExchUMAutoAttendant',
    container: 'CN=UM AutoAttendant Container',
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** DN of the container of a kind. */
export async function readContainer(directory: Directory, { container }: Kind): Promise<string> {
  const dn = `${container},${await readExchangeOrganization(directory)}`;
  if (!(await directory.find(dn, ['cn']))) throw NoExchangeOrganization();
  return dn;
}

/** Key under which requests hold a name, so that two of them cannot both find it free. */
export function nameLock({ objectClass }: Kind, name: string): string {
  return `${objectClass}:${name.toLowerCase()}`;
}
