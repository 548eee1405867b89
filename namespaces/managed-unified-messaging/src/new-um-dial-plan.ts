import { composite } from '@tenantry/engine';
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
  organization,
  text,
} from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity } from './fields.ts';

const { accessTelephoneNumbers, countryOrRegionCode, faxEnabled, voIPSecurity } = dialPlanFields;

export const NewUMDialPlan = composite({
  summary: 'Creates a dial plan of an organization.',
  remarks:
    'It gets a mailbox policy "<dial plan> Default Policy" unless that is switched off. Extensions have 1 to 20 digits (KB957584).',
  source: 'KB957584',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    organization: organization('Organization that owns the dial plan.'),
    name: objectName('Name, unique among dial plans of the installation.'),
    numberOfDigitsInExtension: alsoSpelt(fixedDialPlanFields.numberOfDigitsInExtension, 'numberOfDigitsExtension'),
    uriType: fixedDialPlanFields.uriType,
    voIPSecurity,
    accessTelephoneNumbers,
    faxEnabled,
    countryOrRegionCode,
    generateUMMailboxPolicy: defaulted(boolean('Whether a default mailbox policy is made, too. Default true.'), true),
    templateInstance: optional(identity('Dial plan to copy settings from.')),
  },
  output: {
    umDialPlan: text('LDAP path of the dial plan.'),
    guid: guid('GUID of the dial plan.'),
    umMailboxPolicy: optional(text('Name of the default mailbox policy, if one was made.')),
  },

  run: ({ input, call }) => call(unifiedMessaging.NewUMDialPlan, input),
});
