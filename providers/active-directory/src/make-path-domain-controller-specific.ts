import { read } from '@tenantry/engine';
import { domainController, optional, text } from '@tenantry/schema';

import { DomainMismatch, PathInvalid } from './errors.ts';
import { pending } from './pending.ts';

export const MakePathDomainControllerSpecific = read({
  name: 'Make Path Domain Controller Specific',
  summary: 'Binds an LDAP path to one domain controller.',
  remarks:
    'A path that holds an IP address is returned as it is. Without a controller the path comes back without one and the engine chooses at each call.',
  source: 'dd279052',
  role: 'DomainAdmin',
  input: {
    path: text('LDAP path.'),
    preferredDomainController: domainController('Domain controller to prefer.'),
    domainController: domainController('Domain controller to use without choice; overrides preferredDomainController.'),
  },
  output: {
    dcPath: text('Path bound to the controller.'),
    domainController: optional(text('Controller in the path.')),
  },
  errors: [PathInvalid, DomainMismatch],
  run: pending,
});
