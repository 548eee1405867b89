import { type Directory, directory, type Entry, escapeFilter } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { defaulted, domainController, integer, list, optional, text } from '@tenantry/schema';

import { NoPolicyContainer, PolicyUnknown } from './errors.ts';
import { policyClass, readPolicy, readPolicyContainer } from './policy-container.ts';
import { describePolicy, policyRecord } from './policy-record.ts';

const policiesMaximum = 10_000;

export const GetActiveSyncMailboxPolicy = read({
  summary: 'Returns all ActiveSync mailbox policies, or one.',
  remarks: 'Every setting is returned, those with their default, too.',
  source: 'dd252327',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    identity: optional(
      text('Policy: name, GUID, DN or LDAP path. Without it all come.', { maxLength: 4096, pattern: '\\S' }),
    ),
    namePrefix: optional(text('Only policies whose name begins so.', { maxLength: 64, pattern: '\\S' })),
    resultSize: defaulted(
      integer('Most policies to return. Default 1000.', { minimum: 1, maximum: policiesMaximum }),
      1000,
    ),
  },
  output: { policies: list('policy', policyRecord, { sentence: 'List of policies.' }) },
  errors: [NoPolicyContainer, PolicyUnknown],

  async run({ input, use }) {
    const { identity } = input;
    const found =
      identity === undefined ? await search(use(directory), input) : [await readPolicy(use(directory), identity)];
    return { policies: found.map(describePolicy) };
  },
});

async function search(
  handle: Directory,
  { namePrefix, resultSize }: { readonly namePrefix?: string; readonly resultSize: number },
): Promise<Entry[]> {
  const base = await readPolicyContainer(handle);
  const name = namePrefix === undefined ? '' : `(cn=${escapeFilter(namePrefix)}*)`;
  const filter = `(&(objectClass=${policyClass})${name})`;
  const found: Entry[] = [];
  for await (const entry of handle.search({ base, scope: 'one', filter, limit: resultSize })) found.push(entry);
  return found.sort((one, other) => one.dn.localeCompare(other.dn));
}
