import { applyChange, changeOf, type Directory, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, integer, list, oneOf, optional, propertyList, text } from '@tenantry/schema';

import { NoExchangeOrganization, ObjectUnknown, ServerUnknown } from './errors.ts';
import { identity } from './fields.ts';
import { kinds } from './kinds.ts';
import { readUsable } from './named-object.ts';
import { readServer, serverSettings } from './server.ts';
import { changesFor } from './settings.ts';

export const SetUMServer = write({
  summary: 'Sets properties of a UM server, above all its dial plans.',
  remarks:
    'The given dial plans replace those that the server has. Names are taken as they are, with spaces, commas and quotes (KB977174).',
  source: 'dd278589, KB977174',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    identity: text('UM server: name, FQDN, DN or LDAP path.', { maxLength: 1024, pattern: '\\S' }),
    propertyList: propertyList('What is set.', {
      dialPlans: optional(list('dialPlan', identity('Dial plan.'))),
      status: optional(oneOf(['Enabled', 'Disabled', 'NoNewCalls'], 'Whether it takes calls. Default Enabled.')),
      maxCallsAllowed: optional(integer('Most calls at once. Default 100.', { minimum: 0, maximum: 200 })),
    }),
  },
  errors: [ServerUnknown, ObjectUnknown, NoExchangeOrganization],
  changes: directory,

  async prepare({ input, use, lock }) {
    const handle = use(directory);
    await lock(entryLock((await readServer(handle, input.identity)).path));
    const entry = await readServer(handle, input.identity);
    const { dialPlans, ...given } = input.propertyList;
    const links = dialPlans && { msExchUMServerDialPlanLink: await dnsOf(handle, dialPlans) };
    return changeOf(entry, { ...changesFor(serverSettings, given, entry.attributes), ...links });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

async function dnsOf(handle: Directory, dialPlans: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const plan of dialPlans) {
    const { dn } = await readUsable(handle, { kind: kinds.dialPlan, identity: plan, organization: undefined });
    found.add(dn);
  }
  return [...found];
}
