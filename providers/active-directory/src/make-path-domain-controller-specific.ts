import { isIP } from 'node:net';

import { dnOf, isBelow, readLdapPath, sameDn } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, optional, text } from '@tenantry/schema';
import { domainOf } from './domain-of.ts';
import { DomainMismatch } from './errors.ts';

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
  errors: [DomainMismatch],

  async run({ input }) {
    const { controller: server } = readLdapPath(input.path);
    if (server !== undefined && isIP(server) !== 0) return { dcPath: input.path, domainController: server };
    const dn = dnOf(input.path);
    const controller = input.domainController ?? input.preferredDomainController;
    if (controller === undefined) return { dcPath: `LDAP://${dn}` };
    if (isIP(controller) === 0 && controller.includes('.') && !isHeldBy(controller, dn)) {
      throw DomainMismatch(input.path, controller);
    }
    return { dcPath: `LDAP://${controller}/${dn}`, domainController: controller };
  },
});

function isHeldBy(controller: string, dn: string): boolean {
  const domain = domainOf(dn);
  if (domain === '') return true;
  const home = controller.slice(controller.indexOf('.') + 1).toLowerCase();
  return home === domain || (home.endsWith(`.${domain}`) && isInConfiguration(dn, domain));
}

// Every controller of the forest has a copy of the configuration, which is named after the first domain.
function isInConfiguration(dn: string, domain: string): boolean {
  const configuration = ['CN=Configuration', ...domain.split('.').map((label) => `DC=${label}`)].join(',');
  return sameDn(dn, configuration) || isBelow(dn, configuration);
}
