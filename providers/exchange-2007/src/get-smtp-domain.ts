import { type Directory, directory, type Entry, escapeRdnValue, isBelow } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import {
  boolean,
  defaulted,
  domainController,
  guid,
  integer,
  list,
  oneOf,
  optional,
  record,
  text,
} from '@tenantry/schema';

import { describeDomain, domainsIn, domainTypes, findDomainAnywhere } from './accepted-domain.ts';
import { NoExchangeOrganization } from './errors.ts';
import { readContainer } from './exchange-organization.ts';

export const GetSMTPDomain = read({
  summary: 'Returns the accepted domains of the Exchange organization, or one of them.',
  remarks:
    'An identity that does not exist gives an empty collection. Without identity the first resultSize domains come (KB952077: never all at once).',
  source: 'dd252168, KB952077, KB957583',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    identity: optional(
      text('Accepted domain to return: name, SMTP domain, GUID, DN or LDAP path. Without it all come.'),
    ),
    resultSize: defaulted(integer('Most domains to return; default 1000.', { minimum: 1, maximum: 10_000 }), 1000),
  },
  output: {
    acceptedDomains: list(
      'acceptedDomain',
      record('One accepted domain.', {
        domainName: text('SMTP domain.'),
        domainType: oneOf(domainTypes, 'Type.'),
        addressBookEnabled: boolean('Whether the address book is enabled for the domain.'),
        default: boolean('Whether it is the default domain.'),
        adminDisplayName: text('Administrative display name.'),
        exchangeVersion: text('Version of the object.'),
        name: text('Name of the object.'),
        path: text('LDAP path of the object.'),
        guid: guid('GUID of the object.'),
      }),
      { sentence: 'The accepted domains.' },
    ),
    moreAvailable: boolean('Whether there are more than were returned.'),
  },
  errors: [NoExchangeOrganization],

  async run({ input, use }) {
    if (input.identity !== undefined && !isPlace(input.identity)) {
      const entry = await findDomainAnywhere(use(directory), input.identity);
      if (entry) return { acceptedDomains: [describeDomain(entry)], moreAvailable: false };
    }
    const container = await readContainer(use(directory), 'acceptedDomains');
    if (!(await use(directory).find(container, ['cn']))) throw NoExchangeOrganization();
    if (input.identity !== undefined) {
      const entry = await findIdentified(use(directory), container, input.identity);
      return { acceptedDomains: entry ? [describeDomain(entry)] : [], moreAvailable: false };
    }
    const found: Entry[] = [];
    // One more than asked for tells whether there are more.
    for await (const entry of domainsIn(use(directory), container, input.resultSize + 1)) found.push(entry);
    const acceptedDomains = found.slice(0, input.resultSize).map(describeDomain);
    return { acceptedDomains, moreAvailable: found.length > input.resultSize };
  },
});

/** Whether a text says where the object is, not what it is called. */
function isPlace(identity: string): boolean {
  return guidIn(identity) !== undefined || /^(LDAP:\/\/|CN\s*=)/i.test(identity);
}

function guidIn(identity: string): string | undefined {
  return /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(identity)?.[1];
}

async function findIdentified(handle: Directory, container: string, identity: string): Promise<Entry | undefined> {
  if (!isPlace(identity)) return handle.find(`CN=${escapeRdnValue(identity)},${container}`);
  const guid = guidIn(identity);
  return inside(container, await handle.find(guid === undefined ? identity : `LDAP://<GUID=${guid}>`));
}

function inside(container: string, entry: Entry | undefined): Entry | undefined {
  return entry && isBelow(entry.dn, container) ? entry : undefined;
}
