import { directory, type Entry } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, group, list, pageMarks, pageOptions, record } from '@tenantry/schema';

import { belongsTo } from './owning-organization.ts';
import { anyRecipient, summaryAttributes, summaryOf } from './recipient-summary.ts';

const pageSizeDefault = 100;

export const ListGroupMembers_ = read({
  summary: 'Lists the direct members of a group by common name, page by page.',
  remarks:
    'An addition of Tenantry. Members that other programs have put there from another organization are not shown.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the group.'),
    pageSize: pageOptions.pageSize,
    cursor: pageOptions.cursor,
  },
  output: {
    members: list('member', record('One member; mail reaches those that have an address.', anyRecipient)),
    ...pageMarks,
  },

  async run({ input, use, place }) {
    const { path, organization } = await place('group');
    if (!organization) return { members: [] };
    const { attributes } = await use(directory).read(path, ['member']);
    const { names, nextCursor } = pageOfNames(attributes['member'] ?? [], input);

    const found: Entry[] = [];
    for (const name of names) {
      const entry = await use(directory).find(name, [...summaryAttributes, 'otherWellKnownObjects']);
      if (entry && belongsTo(entry, organization.path)) found.push(entry);
    }
    return { members: found.map(summaryOf), ...(nextCursor === undefined ? {} : { nextCursor }) };
  },
});

/** The order is that of the distinguished names: only the members of one page have to be read. */
function pageOfNames(
  members: readonly string[],
  { pageSize = pageSizeDefault, cursor }: { readonly pageSize?: number; readonly cursor?: string },
): { readonly names: readonly string[]; readonly nextCursor: string | undefined } {
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  const places = members.map((name) => ({ name, place: name.toLowerCase() }));
  const rest = places.filter(({ place }) => place > after).sort((one, other) => (one.place < other.place ? -1 : 1));
  const names = rest.slice(0, pageSize);
  const last = rest.length > pageSize ? names.at(-1) : undefined;
  return {
    names: names.map(({ name }) => name),
    nextCursor: last && Buffer.from(last.place).toString('base64url'),
  };
}
