import { directory, removeCreated, splitDn, valueOf } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  alsoSpelt,
  boolean,
  defaulted,
  dialPlanFields,
  domainController,
  fixedDialPlanFields,
  guid,
  objectName,
  optional,
  text,
} from '@tenantry/schema';

import { dialPlanSettings, fixedDialPlanSettings } from './dial-plan-settings.ts';
import { NameTaken, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { kinds, nameLock } from './kinds.ts';
import { prepareObject, settingsLike } from './new-object.ts';
import { newPolicyChanges } from './new-policy.ts';
import { changesFor } from './settings.ts';

const { accessTelephoneNumbers, countryOrRegionCode, faxEnabled, voIPSecurity } = dialPlanFields;
const kind = kinds.dialPlan;

export const NewUMDialPlan = write({
  summary: 'Creates a dial plan.',
  remarks:
    'It gets a mailbox policy "<dial plan> Default Policy" unless that is switched off. Extensions have 1 to 20 digits.',
  source: 'KB957584, dd278589, New-UMDialPlan',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    name: objectName('Name, unique among dial plans.'),
    numberOfDigitsInExtension: alsoSpelt(fixedDialPlanFields.numberOfDigitsInExtension, 'numberOfDigitsExtension'),
    uriType: fixedDialPlanFields.uriType,
    voIPSecurity,
    accessTelephoneNumbers,
    faxEnabled,
    countryOrRegionCode,
    generateUMMailboxPolicy: defaulted(boolean('Whether a default mailbox policy is made, too. Default true.'), true),
    templateInstance: optional(identity('Dial plan to copy settings from.')),
    organization: forOrganization,
  },
  output: {
    umDialPlan: text('LDAP path of the dial plan.'),
    guid: guid('GUID of the dial plan.'),
    umMailboxPolicy: optional(text('Name of the default mailbox policy, if one was made.')),
  },
  errors: [NameTaken, ObjectUnknown, NoExchangeOrganization],
  changes: directory,
  locks: ({ name }) => [nameLock(kind, name), nameLock(kinds.mailboxPolicy, defaultPolicyOf(name))],

  async prepare({ input, use, place }) {
    const handle = use(directory);
    const { name } = input;
    const organization = await organizationOf(input, () => place('organization'));
    const { templateInstance: template } = input;
    const { domain } = await handle.contexts();
    const plan = await prepareObject(handle, {
      kind,
      name,
      organization,
      changes: {
        ...(await settingsLike(handle, { kind, organization, template })),
        ...changesFor({ ...dialPlanSettings, ...fixedDialPlanSettings }, input),
        msExchUMPhoneContext: [`${name}.${dnsNameOf(domain)}`],
      },
    });
    const policyName = defaultPolicyOf(name);
    const changes = newPolicyChanges(plan.dn);
    const policy = input.generateUMMailboxPolicy
      ? await prepareObject(handle, { kind: kinds.mailboxPolicy, name: policyName, organization, changes })
      : null;
    return { plan, policy, policyName };
  },

  async apply({ use }, { plan, policy, policyName }) {
    const { path, guid } = await use(directory).add(plan.dn, plan.attributes);
    if (!policy) return { umDialPlan: path, guid };
    await use(directory).add(policy.dn, policy.attributes);
    return { umDialPlan: path, guid, umMailboxPolicy: policyName };
  },

  async undo({ use }, { plan, policy }) {
    for (const made of [policy, plan]) if (made) await removeCreated(use(directory), made.dn, made.attributes);
  },
});

const nameMaximum = 64;
const policySuffix = ' Default Policy';

/** Name of the policy that comes with a dial plan; of a long name only the beginning fits. */
function defaultPolicyOf(name: string): string {
  return `${name.slice(0, nameMaximum - policySuffix.length)}${policySuffix}`;
}

/** DNS name of a domain by its DN. */
function dnsNameOf(domain: string): string {
  return splitDn(domain).map(valueOf).join('.');
}
