import { composite } from '@tenantry/engine';
import { domainController, ldapPath, list, oneOf, optional, planName, smtpDomain } from '@tenantry/schema';

import { NotATenant } from './errors.ts';
import { own } from './own-procedures.ts';

export const MailEnableTenant = composite({
  summary:
    'Does everything that is needed to open hosted e-mail for a tenant: Subscribe, AddAvailablePlans, CreateSMTPDomain.',
  source: 'hosted-email-2007.yaml (dd278801)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: ldapPath('Organization, or one of its users.'),
    planName: planName('An ExchOrgHosting plan.'),
    availablePlans: list('planName', planName('Name of a user plan.'), { sentence: 'User plans.', minItems: 1 }),
    domainName: smtpDomain('SMTP domain that the tenant gets.'),
    domainType: optional(
      oneOf(
        ['Authoritative', 'InternalRelay', 'ExternalRelay'],
        'Delivered here (default), relayed to an own server, or relayed to a foreign one.',
      ),
    ),
    preferredDomainController: domainController(),
  },
  errors: [NotATenant],

  async run({ input, call, place }) {
    const { organization } = await place('path');
    if (!organization || organization.type === 'hosting') throw NotATenant(input.path);

    const request = { ...input, organization: organization.path };
    await call(own.Subscribe, request);
    await call(own.AddAvailablePlans, request);
    await call(own.CreateSMTPDomain, request);
    return {};
  },
});
