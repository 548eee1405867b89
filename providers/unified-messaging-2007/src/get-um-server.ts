import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, list, optional, text, umDescribedObject } from '@tenantry/schema';

import { describeObject } from './describe-object.ts';
import { NoExchangeOrganization, ServerUnknown } from './errors.ts';
import { listServers, readServer, serverSettings } from './server.ts';

const links = { dialPlans: 'msExchUMServerDialPlanLink' };

export const GetUMServer = read({
  summary: 'Reads UM servers: those with the role, and those that have dial plans.',
  source: 'Get-UMServer (inferred)',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    identity: optional(
      text('The server to return: name, FQDN, DN or LDAP path; without it all.', { maxLength: 1024, pattern: '\\S' }),
    ),
  },
  output: { umServers: list('umServer', umDescribedObject('One server.')) },
  errors: [ServerUnknown, NoExchangeOrganization],

  async run({ input, use }) {
    const handle = use(directory);
    const servers =
      input.identity === undefined ? await listServers(handle) : [await readServer(handle, input.identity)];
    return { umServers: servers.map((entry) => describeObject(entry, serverSettings, links)) };
  },
});
